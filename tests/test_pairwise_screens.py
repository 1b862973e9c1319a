"""The pairwise choice of screens."""

from itertools import combinations, product

from tests.pairwise_screens import each_pair, in_turn, only_at, pairwise

FACTORS = (("a", "b", "c", "d"), (1, 2, 3), (True, False), ("x", "y"))


def test_every_pair_of_values_is_chosen_at_least_once() -> None:
    chosen = pairwise(*FACTORS)
    for (i, one), (j, other) in combinations(enumerate(FACTORS), 2):
        assert {(row[i], row[j]) for row in chosen} == set(product(one, other))


def test_pairwise_choice_is_small_and_repeatable() -> None:
    assert pairwise(*FACTORS) == pairwise(*FACTORS)
    assert len(pairwise(*FACTORS)) <= 14


def test_all_other_combinations_are_marked_exhaustive() -> None:
    parameters = each_pair(*FACTORS)
    assert [each.values for each in parameters] == list(product(*FACTORS))
    assert {each.values for each in parameters if not each.marks} == set(pairwise(*FACTORS))


def test_in_turn_each_value_is_chosen_once() -> None:
    chosen = [each.values for each in in_turn("abcd", (1, 2, 3)) if not each.marks]
    assert chosen == [("a", 1), ("b", 2), ("c", 3), ("d", 1)]


def test_in_turn_other_values_are_marked_exhaustive() -> None:
    parameters = in_turn("abcd", (1, 2), "bd")
    assert [each.values for each in parameters if not each.marks] == [("b", 2), ("d", 2)]
    assert len(parameters) == 8


def test_fixture_gets_each_parameter_only_with_exhaustive() -> None:
    (every,) = only_at("screen", "abc", "b").args[1:]
    assert [each.values for each in every if not each.marks] == [("b",)]
    assert [each.values for each in every] == [("a",), ("b",), ("c",)]
