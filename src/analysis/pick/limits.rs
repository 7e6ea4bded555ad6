//! The set with the most points under limits: a binary program, solved by branch and bound.
//!
//! Every limit only bounds sums of what is taken, so that a part of a set that is allowed is allowed too. The solver
//! works on doubles with tolerances; each set is checked here in whole numbers before anybody sees it.

use crate::lang::to_digits;
use crate::score::greatest_first;
use crate::tolerance;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};
use std::collections::HashMap;

/// The budget in the units of the solver: its tolerance of 1e-7 is then 1e-13 of the budget.
const BUDGET_FOR_SOLVER: f64 = 1e6;
/// The budget has at least this many whole units, so that amounts typed with up to 14 digits are exact.
const LEAST_UNITS: f64 = 1e14;
/// And at most this many, so that sums stay whole.
const MOST_UNITS: f64 = 1e16;
/// Points that the first of several equally good ideas is thought to be better than the last, so that ties are settled
/// by their order.
const TIE_POINTS: f64 = 2e-5;
/// And at most so many in all, however many are taken: less than [`MIN_GAP`], so that ties hide no proof.
const TIE_POINTS_IN_ALL: f64 = 5e-4;
/// A set that could be better by less than this many points is the best: ties and the solver's pruning move less.
pub const MIN_GAP: f64 = 1e-3;

/// Things of which a linear program takes a second, and twice as many four.
const MAX_SOLVED: usize = 20_000;
/// Sets of the solver that cost too much, each of which takes another search.
const MAX_TOO_DEAR: usize = 20;
/// More than the points of a thing.
const WHOLE_FIRST: f64 = 1_000.0;
/// Things looked at to make a set that is not proven better by exchanges.
const MAX_LOOKS: usize = 2_000_000;

/// Limits on a set of `len` things.
#[derive(Clone, Debug)]
pub struct SetLimits {
    len: usize,
    /// What each costs, in whole units; empty if costs are not limited.
    costs: Vec<i64>,
    budget: i64,
    /// How many may be taken.
    most: usize,
    /// Groups with more members than may be taken of them.
    groups: Vec<(Vec<usize>, usize)>,
    /// The groups of each thing.
    groups_of: Vec<Vec<usize>>,
}

/// What a set takes of the limits.
struct Taken<'a> {
    limits: &'a SetLimits,
    chosen: Vec<bool>,
    cost: i64,
    count: usize,
    of_groups: Vec<usize>,
}

/// The best set that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct BestSet {
    /// What is taken, in order.
    pub chosen: Vec<usize>,
    /// Its points.
    pub total: f64,
    /// No set has more points than this.
    pub bound: f64,
}

impl BestSet {
    /// By how many points another set could be better; `None` if this one is proven to be the best.
    pub fn gap(&self) -> Option<f64> {
        Some(self.bound - self.total).filter(|gap| *gap > MIN_GAP)
    }
}

impl SetLimits {
    /// Limits on `len` things: `costs` with the budget, how many in all, and how many of some of them.
    pub fn new(len: usize, costs: Option<(&[f64], f64)>, most: Option<usize>, groups: &[(Vec<usize>, usize)]) -> Self {
        let groups: Vec<_> = groups.iter().filter(|(members, most)| members.len() > *most).cloned().collect();
        let mut groups_of = vec![Vec::new(); len];
        for (group, (members, _)) in groups.iter().enumerate() {
            members.iter().for_each(|&member| groups_of[member].push(group));
        }
        let (costs, budget) = costs.map_or((Vec::new(), 0), |(costs, budget)| in_units(costs, budget));
        SetLimits { len, costs, budget, most: most.unwrap_or(len), groups, groups_of }
    }

    /// Whether a set keeps all limits.
    pub fn hold(&self, chosen: &[usize]) -> bool {
        let mut taken = self.nothing();
        chosen.iter().all(|&thing| taken.take(thing))
    }

    /// The set with the most points, at least one each; `given` says what must be in and what must not. Of equally good
    /// sets it is the one whose members come first. The search ends after so many `nodes`; what it finds is then at least
    /// as good as what fits of a set that is `known`. `None` if what must be in breaks a limit.
    pub fn best(&self, points: &[f64], given: &[Option<bool>], nodes: u64, known: &[usize]) -> Option<BestSet> {
        if !self.allow(given) {
            return None;
        }
        // An empty sum would be -0.
        let total = |chosen: &[usize]| chosen.iter().fold(0.0, |sum, &thing| sum + points[thing]);
        if self.are_simple() {
            let chosen = self.in_turn(points, given, |thing| even(points[*thing]));
            return Some(BestSet { total: total(&chosen), bound: total(&chosen), chosen });
        }
        let (solved, bound) =
            if nodes > 0 && self.len <= MAX_SOLVED { self.solved(points, given, nodes) } else { (None, None) };
        let solved = solved.filter(|chosen| self.hold(chosen));
        if let (Some(chosen), Some(bound)) = (&solved, bound)
            && bound - total(chosen) <= MIN_GAP
        {
            return Some(BestSet { total: total(chosen), bound, chosen: chosen.clone() });
        }
        let (relaxed, parts) = self.relaxed(points, given).unzip();
        // What is whole in the linear program first, then its parts.
        let by_parts = parts
            .map(|parts: Vec<f64>| self.in_turn(points, given, |thing| WHOLE_FIRST * parts[*thing] + points[*thing]));
        let starts = [Some(self.in_turn(points, given, self.by_cost(points))), by_parts, solved];
        let better = starts.into_iter().flatten().map(|start| self.swapped(start, points, given));
        let better = [self.improved(known, points, given)].into_iter().chain(better);
        let chosen = better.reduce(|a, b| if total(&b) > total(&a) + tolerance::POINTS { b } else { a })?;
        let bound =
            bound.filter(|bound| bound.is_finite()).or(relaxed).unwrap_or_else(|| self.loose_bound(points, given));
        Some(BestSet { total: total(&chosen), bound, chosen })
    }

    /// Points for what a thing costs.
    fn by_cost(&self, points: &[f64]) -> impl Fn(&usize) -> f64 {
        |&thing| points[thing] / self.costs.get(thing).map_or(1.0, |cost| *cost as f64 + 1.0)
    }

    /// No set has more points than this: if parts of things could be taken, under the budget alone, or under the number
    /// and the groups alone.
    fn loose_bound(&self, points: &[f64], given: &[Option<bool>]) -> f64 {
        let forced = (0..self.len).filter(|&thing| given[thing] == Some(true));
        let free = (0..self.len).filter(|&thing| given[thing].is_none() && points[thing] > 0.0);
        let cost = |thing: usize| self.costs.get(thing).map_or(0.0, |cost| *cost as f64);
        let (mut left, mut by_budget) = (self.budget as f64, 0.0);
        for thing in forced.clone().chain(greatest_first(free.clone(), self.by_cost(points))) {
            let part = if cost(thing) > left { left / cost(thing) } else { 1.0 };
            by_budget += part * points[thing];
            left -= part * cost(thing);
        }
        // Of the groups of a thing only the first counts here, so that the best fit them one by one.
        let mut taken = vec![0; self.groups.len()];
        let fits_group = |thing: &usize| match self.groups_of[*thing].first() {
            Some(&group) => {
                taken[group] += 1;
                taken[group] <= self.groups[group].1
            }
            None => true,
        };
        let by_points = greatest_first(free, |&thing| points[thing]);
        let in_number = forced.chain(by_points).filter(fits_group).take(self.most);
        let by_number = in_number.fold(0.0, |sum, thing| sum + points[thing]);
        by_budget.min(by_number) * (1.0 + tolerance::ROUNDING)
    }

    /// What branch and bound finds, if anything, and a bound.
    fn solved(&self, points: &[f64], given: &[Option<bool>], nodes: u64) -> (Option<Vec<usize>>, Option<f64>) {
        let mut too_dear: Vec<Vec<usize>> = Vec::new();
        loop {
            let (mut problem, variables) = self.problem(points, given, true);
            for set in &too_dear {
                let row: Vec<(Variable, f64)> = set.iter().map(|&thing| (variables[thing], 1.0)).collect();
                problem.add_constraint(row, ComparisonOp::Le, set.len() as f64 - 1.0);
            }
            let mut options = SolveOptions::default();
            (options.node_limit, options.int_tol) = (Some(nodes), 1e-9);
            // It gives up where its precision is not enough.
            let Ok(outcome) = problem.solve_with(options) else { return (None, None) };
            let (solution, bound) = (outcome.solution(), outcome.stats().best_bound);
            let chosen = solution.map(|solution| {
                let is_in = |thing: &usize| solution.var_value(variables[*thing]) > 0.5;
                (0..self.len).filter(is_in).collect::<Vec<_>>()
            });
            match chosen {
                // A set that costs a hair more than the budget is within the tolerance of the solver: not all of it.
                Some(chosen) if too_dear.len() < MAX_TOO_DEAR && !self.hold(&chosen) => too_dear.push(chosen),
                chosen => return (chosen, bound),
            }
        }
    }

    /// Whether only the number is limited: the best set is then what must be in and the first by points.
    pub(super) fn are_simple(&self) -> bool {
        self.costs.is_empty() && self.groups.is_empty()
    }

    /// Whether what must be in keeps all limits.
    fn allow(&self, given: &[Option<bool>]) -> bool {
        let mut taken = self.nothing();
        (0..self.len).filter(|&thing| given[thing] == Some(true)).all(|thing| taken.take(thing))
    }

    /// No set has more points than this, even if parts of things could be taken: the linear program. `None` if what must
    /// be in breaks a limit; infinite if the program cannot be solved.
    pub fn bound(&self, points: &[f64], given: &[Option<bool>]) -> Option<f64> {
        if self.are_simple() {
            return self.best(points, given, 0, &[]).map(|best| best.bound);
        }
        self.allow(given).then(|| self.relaxed(points, given).map_or(f64::INFINITY, |(bound, _)| bound))
    }

    /// The same with the part of each thing that is taken; `None` also of very many things.
    fn relaxed(&self, points: &[f64], given: &[Option<bool>]) -> Option<(f64, Vec<f64>)> {
        if self.len > MAX_SOLVED {
            return None;
        }
        let (problem, variables) = self.problem(points, given, false);
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some((solution.objective(), variables.iter().map(|variable| solution.var_value(*variable)).collect()))
    }

    fn problem(&self, points: &[f64], given: &[Option<bool>], are_whole: bool) -> (Problem, Vec<Variable>) {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let may_be_in = |thing: usize| {
            points[thing] > tolerance::POINTS && self.costs.get(thing).is_none_or(|cost| *cost <= self.budget)
        };
        let tie = TIE_POINTS.min(TIE_POINTS_IN_ALL / self.most.clamp(1, self.len.max(1)) as f64);
        let variable = |(thing, points): (usize, &f64)| {
            let (least, most) = match given[thing] {
                Some(is_in) => (i32::from(is_in), i32::from(is_in)),
                None => (0, i32::from(may_be_in(thing))),
            };
            let aim = points + tie * (1.0 - thing as f64 / self.len as f64);
            match are_whole {
                true => problem.add_integer_var(aim, (least, most)),
                false => problem.add_var(aim, (f64::from(least), f64::from(most))),
            }
        };
        let variables: Vec<Variable> = points.iter().enumerate().map(variable).collect();
        if self.budget > 0 {
            let part = |cost: i64| cost as f64 / self.budget as f64 * BUDGET_FOR_SOLVER;
            let costs = variables.iter().zip(&self.costs).filter(|(_, cost)| (1..=self.budget).contains(*cost));
            let row: Vec<(Variable, f64)> = costs.map(|(variable, cost)| (*variable, part(*cost))).collect();
            problem.add_constraint(row, ComparisonOp::Le, BUDGET_FOR_SOLVER);
        }
        let all = (0..self.len).collect::<Vec<_>>();
        let counted = [(&all, self.most)].into_iter().chain(self.groups.iter().map(|(members, most)| (members, *most)));
        for (members, most) in counted.filter(|(members, most)| members.len() > *most) {
            let row: Vec<(Variable, f64)> = members.iter().map(|&member| (variables[member], 1.0)).collect();
            problem.add_constraint(row, ComparisonOp::Le, most as f64);
        }
        (problem, variables)
    }

    fn nothing(&self) -> Taken<'_> {
        Taken { limits: self, chosen: vec![false; self.len], cost: 0, count: 0, of_groups: vec![0; self.groups.len()] }
    }

    /// What must be in, then one thing after the other as long as it fits, the greatest by `worth` first.
    fn in_turn(&self, points: &[f64], given: &[Option<bool>], worth: impl Fn(&usize) -> f64) -> Vec<usize> {
        let mut taken = self.nothing();
        let mut order: Vec<usize> =
            (0..self.len).filter(|&thing| given[thing].is_none() && points[thing] > tolerance::POINTS).collect();
        order.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
        let forced = (0..self.len).filter(|&thing| given[thing] == Some(true));
        forced.chain(order).for_each(|thing| _ = taken.take(thing));
        taken.chosen()
    }

    /// A set as good as what fits of a `known` one, or better.
    pub fn improved(&self, known: &[usize], points: &[f64], given: &[Option<bool>]) -> Vec<usize> {
        let mut first = vec![0.0; self.len];
        known.iter().for_each(|&thing| first[thing] = WHOLE_FIRST);
        self.swapped(self.in_turn(points, given, |thing| first[*thing] + points[*thing]), points, given)
    }

    /// A thing of a set whose place others could take with as many points, and these others; the last such thing.
    pub fn as_good(&self, chosen: &[usize], points: &[f64], given: &[Option<bool>]) -> Option<(usize, Vec<usize>)> {
        let mut taken = self.nothing();
        chosen.iter().for_each(|&thing| _ = taken.take(thing));
        let level = |thing: usize| even(points[thing]).to_bits();
        let mut alike: HashMap<u64, Vec<usize>> = HashMap::new();
        let outs = (0..self.len).filter(|&thing| given[thing].is_none() && !taken.chosen[thing]);
        outs.for_each(|thing| alike.entry(level(thing)).or_default().push(thing));
        let free = chosen.iter().copied().rev().filter(|&thing| given[thing].is_none());
        free.filter_map(|leaves| Some((leaves, alike.get(&level(leaves))?))).find_map(|(leaves, others)| {
            taken.leave(leaves);
            let others: Vec<usize> = others.iter().copied().filter(|&other| taken.fits(other)).collect();
            taken.take(leaves);
            (!others.is_empty()).then_some((leaves, others))
        })
    }

    /// The set after every exchange of one thing for another, or for nothing, that makes it better, the greatest gain
    /// first; of very many things, not every one.
    fn swapped(&self, chosen: Vec<usize>, points: &[f64], given: &[Option<bool>]) -> Vec<usize> {
        let mut taken = self.nothing();
        chosen.into_iter().for_each(|thing| _ = taken.take(thing));
        let free = greatest_first((0..self.len).filter(|&thing| given[thing].is_none()), |&thing| points[thing]);
        let mut looks = MAX_LOOKS;
        loop {
            let mut best: Option<(f64, Option<usize>, usize)> = None;
            let outs: Vec<usize> = free.iter().copied().filter(|&thing| !taken.chosen[thing]).collect();
            let ins = free.iter().copied().filter(|&thing| taken.chosen[thing]);
            // The room that is left first, then what has the fewest points.
            for leaves in ins.map(Some).chain([None]).rev().collect::<Vec<_>>() {
                let points_left = leaves.map_or(0.0, |thing| points[thing]);
                let least = best.map_or(MIN_GAP, |(best, ..)| best);
                leaves.into_iter().for_each(|thing| taken.leave(thing));
                let mut looked = 0;
                let better = outs.iter().copied().take_while(|&enters| points[enters] - points_left > least);
                // The first that fits has the most points.
                let enters = better.take(looks).inspect(|_| looked += 1).find(|&enters| taken.fits(enters));
                looks -= looked;
                best = enters.map(|enters| (points[enters] - points_left, leaves, enters)).or(best);
                leaves.into_iter().for_each(|thing| _ = taken.take(thing));
            }
            let Some((_, leaves, enters)) = best else { return taken.chosen() };
            leaves.into_iter().for_each(|thing| taken.leave(thing));
            taken.take(enters);
        }
    }
}

impl Taken<'_> {
    fn fits(&self, thing: usize) -> bool {
        let SetLimits { costs, budget, most, groups, groups_of, .. } = self.limits;
        costs.get(thing).is_none_or(|cost| self.cost.saturating_add(*cost) <= *budget)
            && self.count < *most
            && groups_of[thing].iter().all(|&group| self.of_groups[group] < groups[group].1)
    }

    /// Takes a thing if it fits.
    fn take(&mut self, thing: usize) -> bool {
        let fits = !self.chosen[thing] && self.fits(thing);
        if fits {
            self.count_in(thing, 1);
        }
        fits
    }

    fn leave(&mut self, thing: usize) {
        self.count_in(thing, -1);
    }

    fn count_in(&mut self, thing: usize, by: isize) {
        self.chosen[thing] = by > 0;
        self.cost += self.limits.costs.get(thing).map_or(0, |cost| *cost * by as i64);
        self.count = self.count.saturating_add_signed(by);
        for &group in &self.limits.groups_of[thing] {
            self.of_groups[group] = self.of_groups[group].saturating_add_signed(by);
        }
    }

    fn chosen(&self) -> Vec<usize> {
        (0..self.chosen.len()).filter(|&thing| self.chosen[thing]).collect()
    }
}

/// Amounts added up, to 15 digits: 0.1 and 0.2 are 0.3.
pub(super) fn sum(amounts: impl Iterator<Item = f64>) -> f64 {
    // With what rounding loses (Neumaier 1974). An empty sum would be -0.
    let add = |(sum, lost): (f64, f64), amount: f64| {
        let next = sum + amount;
        let (large, small) = if sum >= amount { (sum, amount) } else { (amount, sum) };
        (next, lost + (large - next + small))
    };
    let (sum, lost) = amounts.fold((0.0, 0.0), add);
    let sum = if lost.is_finite() { sum + lost } else { sum };
    // Larger whole numbers are added exactly.
    if sum < 1e14 { to_digits(sum, 15) } else { sum }
}

/// Points on a grid on which those that differ only by rounding are equal.
pub(super) fn even(points: f64) -> f64 {
    (points / tolerance::POINTS).round()
}

/// Amounts in whole units: a power of ten of which the budget has 14 or more. What costs more than the budget costs one
/// unit more.
fn in_units(costs: &[f64], budget: f64) -> (Vec<i64>, i64) {
    // So that the power of ten is finite for the smallest number that there is.
    let larger = if budget < 1e-200 { 1e200 } else { 1.0 };
    let (budget, mut per_unit) = (budget * larger, 1.0);
    while budget > 0.0 && budget * per_unit < LEAST_UNITS {
        per_unit *= 10.0;
    }
    while budget * per_unit > MOST_UNITS {
        per_unit /= 10.0;
    }
    let units = |amount: f64| (amount * per_unit).round() as i64;
    let limit = units(budget);
    let costs = costs.iter().map(|cost| cost * larger);
    // A part of a budget that was typed may be off by a rounding error.
    let is_too_dear = |cost: f64| cost > budget * (1.0 + tolerance::ROUNDING);
    (costs.map(|cost| if is_too_dear(cost) { limit.saturating_add(1) } else { units(cost) }).collect(), limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::robust::chance::{Chance, Purpose};

    const NODES: u64 = 100_000;

    struct Case {
        points: Vec<f64>,
        costs: Vec<f64>,
        budget: f64,
        most: usize,
        groups: Vec<(Vec<usize>, usize)>,
        given: Vec<Option<bool>>,
    }

    impl Case {
        /// Costs in tenths of a thousand, so that sums meet the budget exactly; every third case has points that go
        /// with costs, which is hard, and every fifth has many ties.
        fn drawn(len: usize, seed: u64) -> Case {
            let mut chance = Chance::new(seed, Purpose::Setup, 0);
            let costs: Vec<f64> = (0..len).map(|_| (chance.unit() * 50.0).ceil() / 10.0).collect();
            let points = costs.iter().map(|cost| match seed % 15 {
                0 | 5 | 10 => (chance.unit() * 5.0).floor() * 10.0,
                3 | 6 | 9 | 12 => 20.0 + 10.0 * cost + chance.unit(),
                _ => chance.unit() * 90.0,
            });
            let points = points.collect();
            let sector: Vec<usize> = (0..len).map(|_| (chance.unit() * 4.0) as usize).collect();
            let groups = (0..4).map(|n| ((0..len).filter(|&thing| sector[thing] == n).collect(), 1 + n));
            let (groups, most) = (groups.collect(), 1 + (chance.unit() * len as f64) as usize);
            let given = (0..len).map(|_| match chance.unit() {
                x if x < 0.05 => Some(true),
                x if x < 0.15 => Some(false),
                _ => None,
            });
            let given = given.collect();
            let budget = (chance.unit() * costs.iter().sum::<f64>() * 5.0).ceil() / 10.0;
            Case { points, costs, budget, most, groups, given }
        }

        fn limits(&self) -> SetLimits {
            SetLimits::new(self.points.len(), Some((&self.costs, self.budget)), Some(self.most), &self.groups)
        }

        /// Whether a set keeps the limits, in tenths.
        fn allows(&self, set: u32) -> bool {
            let has = |thing: usize| set >> thing & 1 == 1;
            let tenths = |cost: f64| (cost * 10.0).round() as u64;
            let all = || (0..self.points.len()).filter(|&thing| has(thing));
            all().map(|thing| tenths(self.costs[thing])).sum::<u64>() <= tenths(self.budget)
                && all().count() <= self.most
                && self.groups.iter().all(|(members, most)| members.iter().filter(|m| has(**m)).count() <= *most)
                && self.given.iter().enumerate().all(|(thing, given)| given.is_none_or(|given| given == has(thing)))
        }

        fn enumerated(&self) -> Option<f64> {
            let points = |set: u32| (0..self.points.len()).filter(|n| set >> n & 1 == 1).map(|n| self.points[n]).sum();
            let sets = (0..1 << self.points.len()).filter(|set| self.allows(*set));
            sets.map(points).reduce(f64::max)
        }
    }

    #[test]
    fn the_best_of_all_subsets_is_found_and_keeps_the_limits() {
        for seed in 0..150 {
            let case = Case::drawn(12, seed);
            let best = case.limits().best(&case.points, &case.given, NODES, &[]);
            let expected = case.enumerated();
            assert_eq!(best.is_some(), expected.is_some(), "{seed}");
            let Some((best, expected)) = best.zip(expected) else { continue };
            assert!((best.total - expected).abs() < MIN_GAP, "{seed}: {} of {expected}", best.total);
            assert!(best.gap().is_none() && best.bound >= expected - tolerance::POINTS, "{seed}");
            assert!(case.allows(best.chosen.iter().fold(0, |set, thing| set | 1 << thing)), "{seed}");
            // However soon the search ends, what it says holds.
            let hasty = case.limits().best(&case.points, &case.given, 0, &[]).expect("the same limits");
            assert!(case.allows(hasty.chosen.iter().fold(0, |set, thing| set | 1 << thing)), "{seed}");
            assert!(hasty.total <= expected + MIN_GAP && expected <= hasty.bound + MIN_GAP, "{seed}");
            assert!(expected <= case.limits().loose_bound(&case.points, &case.given), "{seed}");
            let told = case.limits().best(&case.points, &case.given, 0, &best.chosen).expect("the same limits");
            assert!(told.total >= best.total - MIN_GAP, "{seed}: {} though {} is known", told.total, best.total);
        }
    }

    #[test]
    fn sixty_are_proven_and_of_five_hundred_the_gap_is_known() {
        for seed in 0..9 {
            let case = Case::drawn(60, seed);
            let best = case.limits().best(&case.points, &case.given, NODES, &[]);
            assert!(best.is_none_or(|best| best.gap().is_none()), "{seed}");
        }
        let case = Case { given: vec![None; 500], ..Case::drawn(500, 3) };
        let [short, long] =
            [5, 500].map(|nodes| case.limits().best(&case.points, &case.given, nodes, &[]).expect("nothing is forced"));
        assert!(short.total <= long.bound + MIN_GAP && long.total <= short.bound + MIN_GAP);
        assert!(short.bound - short.total < 0.01 * short.total);
    }

    #[test]
    fn two_hundred_of_a_thousand_are_proven() {
        let mut chance = Chance::new(1, Purpose::Setup, 0);
        let points: Vec<f64> = (0..1_000).map(|_| chance.unit() * 90.0).collect();
        let mut first = points.clone();
        first.sort_by(|a, b| b.total_cmp(a));
        // Once by taking the first, once by the solver, with a group that limits nothing.
        for groups in [vec![], vec![((0..1_000).collect(), 999)]] {
            let limits = SetLimits::new(1_000, None, Some(200), &groups);
            let best = limits.best(&points, &[None; 1_000], NODES, &[]).expect("nothing is forced");
            assert!((best.total - first[..200].iter().sum::<f64>()).abs() < tolerance::POINTS);
            assert!(best.gap().is_none() && best.bound >= best.total, "{}", best.bound - best.total);
        }
    }

    #[test]
    fn the_first_of_equals_is_taken_and_a_budget_is_met_to_the_cent() {
        let limits = |costs: &[f64], budget| SetLimits::new(costs.len(), Some((costs, budget)), None, &[]);
        let taken = |costs: &[f64], budget| {
            limits(costs, budget)
                .best(&[50.0; 4][..costs.len()], &[None; 4][..costs.len()], NODES, &[])
                .expect("nothing is forced")
                .chosen
        };
        assert_eq!(taken(&[1.0; 4], 2.0), [0, 1]);
        assert_eq!(taken(&[0.1, 0.2, 0.7], 0.3), [0, 1], "0.1 + 0.2 is 0.3 to people");
        assert_eq!(taken(&[100_000.01, 200_000.01], 300_000.01), [0]);
        assert_eq!(taken(&[1.0, 0.0], 0.0), [1]);
        assert_eq!(taken(&[2.97, 3.0], 0.9 * 3.3), [0], "nine tenths of 3.3 are 2.97 to people");
        // The two cost a thousandth more than there is, which is within the tolerance of the solver.
        let (costs, points) = ([5.1e9, 3e8, 2e8, 1e7], [160.0, 95.0, 94.5, 1.0]);
        let near = limits(&costs, 5_399_999_999.999).best(&points, &[None; 4], NODES, &[]).expect("nothing is forced");
        assert!(near.gap().is_none() && near.total == 160.0 + 94.5 + 1.0, "{near:?}");
        assert_eq!(taken(&[1e200, 2e200], 1e200), [0]);
        assert_eq!(taken(&[4e-301, 5e-301, 2e-301, 3.0], 1e-300), [0, 1]);
        assert_eq!(taken(&[1.0, 5e-324, 0.0], 5e-324), [1, 2]);
        assert_eq!(taken(&[4e307, 9e307, 6e307], 1e308), [0, 2]);
        assert!(!limits(&[2.0, 1.0], 2.5).hold(&[0, 1]));
        let sums = [vec![0.1, 0.2], vec![], vec![1e300, 2e300], vec![5e-324], vec![1e-300, 2e-300]].map(Vec::into_iter);
        assert_eq!(sums.map(sum), [0.3, 0.0, 3e300, 5e-324, 3e-300]);
    }
}
