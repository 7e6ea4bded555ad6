//! Who is first, and under how many methods.

use super::Found;
use crate::analysis::methods::method::Combines;
use crate::analysis::methods::survey::MethodRanking;
use crate::say::methods::{FirstUnder, Leaders, among_failed};
use crate::say::names::MOST_NAMED;

impl Found<'_> {
    pub(super) fn leaders(&self) -> String {
        let said = self.first().sentence(self.lang);
        match self.scored.failed_gate(self.survey.ideas[0]) {
            None => said,
            Some(_) => among_failed(&said, self.lang),
        }
    }

    fn first(&self) -> Leaders<'_> {
        if self.survey.ideas.len() == 1 {
            return Leaders::Only(self.name(0));
        }
        let (firsts, telling): (_, Vec<&MethodRanking>) = (self.survey.firsts(), self.survey.telling().collect());
        let names = || firsts.iter().map(|(place, _)| self.name(*place).to_owned()).collect();
        let methods = telling.len();
        match telling[..] {
            [] => Leaders::Nobody,
            [only] => Leaders::Under { names: names(), method: self.method_name(only) },
            _ if firsts.iter().all(|(_, under)| *under == methods) => {
                // Only what is no sum of parts can show that adding up makes no difference.
                let sums_aside = telling.iter().filter(|o| o.method.combines != Combines::Sum).count() > 1;
                Leaders::UnderAll { names: names(), methods, sums_aside }
            }
            _ => Leaders::UnderSome {
                others: firsts.len().saturating_sub(1 + MOST_NAMED),
                share: firsts.iter().map(|(_, under)| under).sum::<usize>() > methods,
                firsts: firsts
                    .iter()
                    .take(1 + MOST_NAMED)
                    .map(|&(place, under)| self.first_under(place, under))
                    .collect(),
                methods,
            },
        }
    }

    /// An idea with the methods under which it is first, where they are few.
    fn first_under(&self, place: usize, under: usize) -> FirstUnder<'_> {
        let opinions = self.survey.telling().filter(|opinion| under <= MOST_NAMED && opinion.ranks[place] == 1);
        FirstUnder {
            name: self.name(place),
            under,
            methods: opinions.map(|opinion| self.method_name(opinion)).collect(),
        }
    }
}
