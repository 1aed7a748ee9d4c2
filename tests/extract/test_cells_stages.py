"""How far a thing has come, by tense and frame: what a grid of verbs and sentences showed to be read otherwise."""

import pytest
from many_texts import told
