"""Links anew what a change may touch, and nothing else.

Things that say the same of themselves share a profile, and links between profiles do not depend on how many
things have them. So a thing with a well-known profile only joins the others; otherwise all profiles that may be
one with those that come or go, directly or through others, are linked anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from geocyber.linking.blocks import block_names, in_order, neighbours
from geocyber.linking.changes import Change
from geocyber.linking.clusters import groups_members, resolve
from geocyber.linking.comparing import compare, keys
from geocyber.linking.holding import Holding
from geocyber.linking.rules import Rules
from geocyber.linking.values import Comparable, Decisions, Link, Pair, ordered
from geocyber.linking.writing import link_lines, member_line, profile_lines, standing_line
from geocyber.names import is_statement, precedence


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens to the entities, or to the statements, of a graph.

    Attributes:
        gone: those that are no more.
        now: what is compared of those that are new or may have changed.
        before: the decisions as they are.
        after: the decisions as they will be.
        of_statements: whether it is about statements.
        look_up: gives what is compared of something that the user decided about, though nothing else is known
            that it might be one with.
    """

    gone: Collection[str]
    now: Mapping[str, Comparable]
    before: Decisions
    after: Decisions
    of_statements: bool
    look_up: Callable[[str], Comparable | None]


def relink(turn: Turn, holding: Holding, rules: Rules, change: Change) -> dict[str, str]:
    """Finds what changes in the links graph.

    Args:
        turn: what happens.
        holding: what the graph holds before it.
        rules: how to compare.
        change: grows by the lines that leave and come.

    Returns:
        What stands for each thing that is new or was linked anew.
    """
    return _Relinking(turn, holding, rules, change).run()


class _Relinking:
    """One turn, with what is looked up for it."""

    def __init__(self, turn: Turn, holding: Holding, rules: Rules, change: Change) -> None:
        self._turn = turn
        self._holding = holding
        self._rules = rules
        self._change = change
        about = {*turn.gone, *turn.now}
        self._decisions = _of_level(turn.after, turn.of_statements)
        self._was_decided = _of_level(turn.before, turn.of_statements)
        self._old = holding.things(about)
        self._new = {iri: thing for iri, thing in turn.now.items() if keys(thing, rules)}
        held = holding.standing(turn.now.keys())
        self._changed = {*turn.gone} | {
            iri for iri in turn.now if iri not in held or self._old.get(iri) != self._new.get(iri)
        }
        self._leaving = {iri: self._old[iri] for iri in self._changed if iri in self._old}
        self._coming = {iri: self._new[iri] for iri in self._changed if iri in self._new}
        self._moving: dict[Comparable, list[str]] = defaultdict(list)
        for iri, thing in (*self._leaving.items(), *self._coming.items()):
            self._moving[thing].append(iri)
        self._touched = {*self._leaving.values(), *self._coming.values()}
        self._first = holding.first_members(self._touched)
        self._decided = self._things_of(self._decisions.decided() | self._was_decided.decided())
        self._decided_things = set(self._decided.values())
        self._blocks = _Blocks(holding, rules)

    def run(self) -> dict[str, str]:
        slow = {thing for thing in self._touched if not self._only_joins(thing)}
        remaining = self._remaining(slow)
        self._blocks.leave(slow - remaining - set(self._coming.values()))
        self._blocks.come(thing for thing in set(self._coming.values()) if thing not in self._first)
        turned = (self._decisions.same ^ self._was_decided.same) | (
            self._decisions.different ^ self._was_decided.different
        )
        decided_anew = {self._decided[iri] for pair in turned for iri in pair if iri in self._decided}
        closure = self._closure(slow | decided_anew)
        return self._rewrite(closure)

    def _only_joins(self, thing: Comparable) -> bool:
        """Whether members join or leave those that say the same, without being the first of them."""
        first = self._first.get(thing)
        if first is None or not groups_members(thing) or not self._decisions.is_automatic:
            return False
        if thing in self._decided_things:
            return False
        return all(precedence(iri) > precedence(first) for iri in self._moving[thing])

    def _remaining(self, things: Collection[Comparable]) -> set[Comparable]:
        """Those of the things that still have members once all have left that leave."""
        members = self._holding.members(things)
        return {thing for iri, thing in members.items() if self._leaving.get(iri) != thing}

    def _things_of(self, decided: Collection[str]) -> dict[str, Comparable]:
        """What is compared of things that the user decided about, also if nothing else would be linked to them."""
        found = self._holding.things(decided) | {
            iri: thing for iri, thing in self._turn.now.items() if iri in decided
        }
        for iri in sorted(set(decided) - found.keys() - set(self._turn.gone)):
            thing = self._turn.look_up(iri)
            if thing is not None:
                found[iri] = thing
        return found

    def _closure(self, seeds: Iterable[Comparable]) -> set[Comparable]:
        """All things whose links may change: what may be one with the seeds, and with those in turn."""
        found = set(seeds)
        if self._decisions.is_automatic:
            found |= self._blocks.moved()
        waiting = list(found)
        partners = self._partners()
        while waiting:
            self._blocks.fetch(waiting)
            reached: set[Comparable] = set()
            for thing in waiting:
                reached |= partners.get(thing, set())
                if self._decisions.is_automatic:
                    reached |= {
                        other for other in self._blocks.around(thing) if compare(thing, other, self._rules)
                    }
            waiting = list(reached - found)
            found |= reached
        return found

    def _partners(self) -> dict[Comparable, set[Comparable]]:
        partners: dict[Comparable, set[Comparable]] = defaultdict(set)
        for decisions in (self._decisions, self._was_decided):
            for one, other in decisions.same | decisions.different:
                if one in self._decided and other in self._decided:
                    partners[self._decided[one]].add(self._decided[other])
                    partners[self._decided[other]].add(self._decided[one])
        return partners

    def _rewrite(self, closure: set[Comparable]) -> dict[str, str]:
        before = self._holding.members(closure)
        after = {iri: thing for iri, thing in before.items() if iri not in self._changed}
        after |= {iri: thing for iri, thing in self._coming.items() if thing in closure}
        now_decided = self._decisions.decided()
        after |= {
            iri: thing
            for iri, thing in self._decided.items()
            if thing in closure and iri in now_decided and iri not in self._turn.gone
        }
        loose = {iri for iri, thing in self._decided.items() if thing in closure}
        outcome = resolve(after, self._blocks.pairs(closure), self._decisions, self._rules)
        everything = before.keys() | after.keys() | loose | self._changed
        here = everything - set(self._turn.gone)

        standing = {iri: iri for iri in here}
        standing |= {iri: cluster[0] for cluster in outcome.clusters for iri in cluster}
        joining = {iri: thing for iri, thing in self._coming.items() if thing not in closure}
        stars = set(self._stars(joining))
        firsts = self._holding.standing({self._first[thing] for thing in joining.values()})
        standing |= {iri: firsts[self._first[thing]] for iri, thing in joining.items()}

        was = self._holding.standing(everything)
        lines_before = {standing_line(iri, by) for iri, by in was.items()}
        lines_before |= {member_line(iri, thing) for iri, thing in {**before, **self._leaving}.items()}
        lines_before |= self._holding.link_lines(everything)
        lines_after = {standing_line(iri, by) for iri, by in standing.items()}
        keyed = {**after, **joining}
        lines_after |= {member_line(i, thing) for i, thing in keyed.items() if keys(thing, self._rules)}
        lines_after |= {line for link in {*outcome.links, *stars} for line in link_lines(link)}
        for thing in self._blocks.left:
            lines_before |= set(profile_lines(thing, self._rules))
        for thing in self._blocks.came:
            lines_after |= set(profile_lines(thing, self._rules))
        self._change.turn(lines_before, lines_after)
        return standing

    def _stars(self, joining: Mapping[str, Comparable]) -> Iterator[Link]:
        for iri, thing in joining.items():
            if verdict := compare(thing, thing, self._rules):
                pair: Pair = ordered(self._first[thing], iri)
                yield Link(pair, verdict.score, verdict.rule, verdict.reason)


class _Blocks:
    """Blocks before and after the turn, looked up as they are needed."""

    def __init__(self, holding: Holding, rules: Rules) -> None:
        self._holding = holding
        self._rules = rules
        self._held: dict[str, set[Comparable]] = {}
        self._sorted: dict[tuple[str, bool], list[Comparable]] = {}
        self._place: dict[tuple[str, bool], dict[Comparable, int]] = {}
        self._came_by_key: dict[str, set[Comparable]] = defaultdict(set)
        self.left: set[Comparable] = set()
        self.came: set[Comparable] = set()

    def leave(self, things: Iterable[Comparable]) -> None:
        """Notes things that nothing says of itself any longer."""
        self.left |= set(things)

    def come(self, things: Iterable[Comparable]) -> None:
        """Notes things that nothing said of itself before."""
        self.came |= set(things)
        for thing in self.came:
            for key in block_names(thing, self._rules):
                self._came_by_key[key].add(thing)

    def fetch(self, things: Iterable[Comparable]) -> None:
        """Looks up the blocks of things."""
        wanted = {key for thing in things for key in block_names(thing, self._rules)} - self._held.keys()
        self._held |= {key: set() for key in wanted} | self._holding.blocks(wanted)

    def around(self, thing: Comparable) -> set[Comparable]:
        """What a thing is compared with, before or after the turn."""
        found: set[Comparable] = set()
        for key in block_names(thing, self._rules):
            for is_after in (False, True):
                found |= self._near(thing, key, is_after=is_after)
        return found

    def moved(self) -> set[Comparable]:
        """Things in large blocks that get other neighbours because one came or left between them."""
        found: set[Comparable] = set()
        self.fetch(self.left | self.came)
        for thing in self.left | self.came:
            for key in block_names(thing, self._rules):
                if len(self._block(key, is_after=thing in self.came)) > self._rules.window:
                    found |= self._near(thing, key, is_after=thing in self.came)
        return found

    def pairs(self, closure: Collection[Comparable]) -> Iterator[tuple[Comparable, Comparable]]:
        """The pairs of the closure that are compared after the turn, each once."""
        seen: set[frozenset[Comparable]] = set()
        for thing in closure:
            for key in block_names(thing, self._rules):
                for other in self._near(thing, key, is_after=True):
                    pair = frozenset((thing, other))
                    if other in closure and pair not in seen:
                        seen.add(pair)
                        yield thing, other

    def _near(self, thing: Comparable, key: str, *, is_after: bool) -> set[Comparable]:
        block = self._block(key, is_after=is_after)
        at = self._place[key, is_after].get(thing)
        return set() if at is None else set(neighbours(block, at, self._rules.window))

    def _block(self, key: str, *, is_after: bool) -> list[Comparable]:
        if (key, is_after) not in self._sorted:
            things = self._held.get(key, set())
            if is_after:
                things = (things - self.left) | self._came_by_key.get(key, set())
            block = in_order(things)
            self._sorted[key, is_after] = block
            self._place[key, is_after] = {thing: at for at, thing in enumerate(block)}
        return self._sorted[key, is_after]


def _of_level(decisions: Decisions, of_statements: bool) -> Decisions:
    """The decisions on statements, or those on entities."""
    return Decisions(
        frozenset(pair for pair in decisions.same if is_statement(pair[0]) == of_statements),
        frozenset(pair for pair in decisions.different if is_statement(pair[0]) == of_statements),
        decisions.is_automatic,
    )
