"""Sentences that say which country is spoken of now: 'On Haiti, ...', 'As for Sudan', 'I have a question on Yemen'."""

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene
from pledgebook.extract.topic_words import opens_topic
from pledgebook.extract.words import Reader
from pledgebook.text.names import NameMention


def topic_of(scene: Scene, reader: Reader) -> NameMention | None:
    """The state that a sentence turns to, told by the words before its name; None where there is none."""
    words, tokens = reader.words, scene.tokens
    if not scene.parties or tokens.words.isdisjoint(words.nouns["topic_leads"]):
        return None
    for mention in scene.parties:
        place = left_of_articles(tokens, mention.first, words) - 1
        if mention.name.use != "name" or place < 0 or tokens.lowers[place] not in words.nouns["topic_leads"]:
            continue
        lead = tokens.lowers[place]
        if opens_topic(tokens, place, words):
            return mention
        before = next((k for k in range(place - 1, -1, -1) if tokens.lowers[k] not in words.nouns["topic_fillers"]
                       and tokens[k].text != ","), -1)
        if before >= 0 and f"{tokens.lowers[before]} {lead}" in words.nouns["topic_turns"]:
            return mention
    return None
