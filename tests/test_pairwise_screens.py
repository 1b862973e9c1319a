"""The pairwise choice of screens."""

from itertools import combinations, product

from tests.pairwise_screens import each_pair, in_turn, pairwise

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
