"""How the body model is trained on labelled pages (`python -m newsclean.bodymodel.train`); needs the extra `train`."""
