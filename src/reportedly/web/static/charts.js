// Drawings, with a pointer in hand. Everything is there without it.
