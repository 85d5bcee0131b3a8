"""Benchmarks: run from the project's root, on a folder of labelled pages."""
