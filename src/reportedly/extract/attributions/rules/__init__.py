"""How the stage `attributions` finds sayings by rule: quotation marks, cue verbs, cue nouns, set phrases."""
