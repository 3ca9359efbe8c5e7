"""What only mends spelling, marks or spaces is told from what says something else."""

import pytest

from knowledge.language.spelling_changes import LONGEST, is_spelling_only

MENDED = [
    ("The rink is open every day", "The rink is open every day."),
    ("The  rink , as ever, is open.", "The rink, as ever, is open!"),
    ('The "Zhetisu" rink - it is open.', "The “Zhetisu” rink – it is open."),
    ("the rink is open.", "The rink is open."),
    ("The rink is opne every day.", "The rink is open every day."),
    ("The exhibiton is in the museum.", "The exhibition is in the museum."),
    ("The the rink is open.", "The rink is open."),
    ("It doesnt close.", "It doesn’t close."),
    ("Everything is well known.", "Everything is well-known."),
    ("Каток открыт еще каждый день", "Каток открыт ещё каждый день."),
    ("Музей открыт для посетитлей.", "Музей открыт для посетителей."),
    ("Кала тургындары коп.", "Қала тұрғындары көп."),
    ("Бұл - «Тұлпар» атқорасы", "Бұл – “Тұлпар” атқорасы."),
]
CHANGED = [
    ("The rink opens at 9.", "The rink opens at 10."),
    ("It costs 1,5 tenge.", "It costs 15 tenge."),
    ("It is -5 degrees.", "It is 5 degrees."),
    ("It takes 10 - 12 days.", "It takes 10 12 days."),
    ("It grew by 5%.", "It grew by 5."),
    ("The rink is open.", "The rink is not open."),
    ("There is no table.", "There is notable."),
    ("The rink is now open.", "The rink is not open."),
    ("It is possible.", "It is impossible."),
    ("Sales will increase.", "Sales will decrease."),
    ("The bank is old.", "The tank is old."),
    ("It opened in May.", "It opened in June."),
    ("It opened in Janury.", "It opened in January."),
    ("There are fivee rooms.", "There are five rooms."),
    ("Ask Zhuldyz about it.", "Ask Zhuldys about it."),
    ("The rink is open every day.", "The rink is open."),
    ("The rink is open.", "The new rink is open."),
    ("The rink is open.", "Is the rink open?"),
    ("Каток открыт.", "Каток не открыт."),
    ("Это возможно.", "Это невозможно."),
    ("Ол келді.", "Ол келмеді."),
    ("Ол келдйі.", "Ол келмеді."),
    ("Көл үлкен.", "Қол үлкен."),
    ("Ермек келді.", "Ермак келді."),
    ("x" * (LONGEST + 1), "x" * (LONGEST + 1)),
]


@pytest.mark.parametrize(("old", "new"), MENDED)
def test_what_says_the_same_is_mended(old, new):
    assert is_spelling_only(old, new)


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_what_may_say_something_else_is_changed(old, new):
    assert not is_spelling_only(old, new)
