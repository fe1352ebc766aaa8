"""The attribution reader's own ground: what a word is, how it is described, how tags become sayings.

Nothing here needs the model libraries, so the training scripts and the run time share every line:
what the weights learned on is what they are given. The weights lie in the same folder.
"""
