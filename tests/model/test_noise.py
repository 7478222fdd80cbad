"""The generator: known answers, and draws that are what they should be."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest
from scipy import stats

from hecht.model.noise import Stream, _cosine_of_turn, normal, threefry, uniform, words, world_keys


@pytest.mark.parametrize(
    ("key", "counter", "answer"),
    [
        ((0, 0), (0, 0), (0x6B200159, 0x99BA4EFE)),
        ((0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 0xFFFFFFFF), (0x1CB996FC, 0xBB002BE7)),
        ((0x13198A2E, 0x03707344), (0x243F6A88, 0x85A308D3), (0xC4923A9C, 0x483DF7A0)),
    ],
)
def test_threefry_gives_the_published_answers(key, counter, answer):
    def as_words(pair):
        return tuple(jnp.asarray([word], jnp.uint32) for word in pair)

    got = threefry(as_words(key), as_words(counter))
    assert [int(word[0]) for word in got] == list(answer)


def test_draws_are_uniform_and_normal():
    keys = world_keys(3, 400)
    (pair,) = words(keys, [Stream.AROUSAL], jnp.arange(500, dtype=jnp.uint32), jnp.uint32(9))
    flat = np.asarray(uniform(pair[0]), np.float64).ravel()
    assert stats.kstest(flat, "uniform").pvalue > 1e-3
    gauss = np.asarray(normal(pair), np.float64).ravel()
    assert stats.kstest(gauss, "norm").pvalue > 1e-3
    assert abs(gauss.mean()) < 0.01
    assert gauss.std() == pytest.approx(1, abs=0.01)


def test_the_polynomial_cosine_is_the_cosine():
    turn = np.linspace(0, 1, 100_001, endpoint=False, dtype=np.float32)
    error = np.asarray(_cosine_of_turn(jnp.asarray(turn))) - np.cos(2 * np.pi * turn)
    assert np.abs(error).max() < 1e-6


def test_streams_steps_people_and_worlds_do_not_repeat_each_other():
    keys, who = world_keys(1, 50), jnp.arange(50, dtype=jnp.uint32)
    draws = [
        np.asarray(uniform(words(keys, [stream], who, jnp.uint32(number))[0][0])).ravel()
        for stream in (Stream.ACT, Stream.CARE)
        for number in (0, 1)
    ]
    together = np.concatenate(draws)
    assert len(np.unique(together)) > 0.999 * len(together)
    correlation = np.corrcoef(draws) - np.eye(4)
    assert np.abs(correlation).max() < 0.1


def test_a_64_bit_seed_counts_in_full():
    first, second = world_keys(5, 3), world_keys(5 + (1 << 40), 3)
    assert not np.array_equal(np.asarray(first.first), np.asarray(second.first))


def test_a_world_has_the_same_key_in_any_batch():
    whole, part = world_keys(8, 10), world_keys(8, 4, first_world=6)
    assert np.array_equal(np.asarray(whole.second)[6:], np.asarray(part.second))
