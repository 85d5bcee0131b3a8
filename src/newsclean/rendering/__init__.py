"""An article in the forms that others read: text, Markdown, HTML, schema.org, ninjs, JSON Feed.

What is not known is left out, and a date is never finer than the article has it.
"""
