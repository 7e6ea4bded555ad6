//! Text → [`Quantity`].

use super::{Fault, Quantity, QuantityPart};
use crate::evidence::{number, numerals};
use crate::unit::{Decimal, MONTH, UnitWord, next_word};

impl Quantity {
    /// Parses a whole text, in narrow characters, as one number with its units.
    pub fn read(text: &str, decimal: Decimal) -> Result<Quantity, Fault> {
        let text = text.trim();
        // ($1,200) is -1,200 in accounting; (5) may be a footnote.
        let Some(inside) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else {
            return Quantity::plain(text, decimal);
        };
        let quantity = Quantity::plain(inside.trim(), decimal)?;
        let is_account = quantity.currency.is_some() || inside.contains([',', '.']);
        match is_account && !quantity.negative {
            true => Ok(Quantity { negative: true, ..quantity }),
            false => Err(Fault::NoNumber),
        }
    }

    /// Parses a number without brackets around it.
    fn plain(text: &str, decimal: Decimal) -> Result<Quantity, Fault> {
        let mut reading = QuantityParser { rest: text, quantity: Quantity::default(), decimal };
        reading.before()?;
        reading.number()?;
        reading.behind()?;
        Ok(reading.quantity)
    }
}

struct QuantityParser<'t> {
    rest: &'t str,
    quantity: Quantity,
    decimal: Decimal,
}

impl QuantityParser<'_> {
    fn take(&mut self, text: &str) -> bool {
        let found = self.rest.strip_prefix(text);
        self.rest = found.unwrap_or(self.rest).trim_start();
        found.is_some()
    }

    /// The number word before a unit of time, in digits, and its length: `half a year`, `two months`.
    fn number_word(&self) -> Option<(String, usize)> {
        const NUMBERS: [&str; 12] =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        let begins = |word: &&str| {
            let begin = self.rest.get(..word.len()).filter(|begin| begin.eq_ignore_ascii_case(word));
            begin.is_some() && self.rest[word.len()..].starts_with(' ')
        };
        let others = [("half a", "0.5"), ("half an", "0.5"), ("an", "1"), ("a", "1")];
        let other = others.into_iter().find(|(word, _)| begins(word)).map(|(word, digits)| (word, digits.to_owned()));
        let counted = || (1..).zip(NUMBERS).find(|(_, word)| begins(word)).map(|(n, word)| (word, n.to_string()));
        let (word, digits) = other.or_else(counted)?;
        let length = word.len() + 1;
        // Not in "a 10 % share".
        let is_time = matches!(next_word(self.rest[length..].trim_start()), Some((UnitWord::Time(_), _)));
        is_time.then_some((digits, length))
    }

    /// Signs and currencies before the digits.
    fn before(&mut self) -> Result<(), Fault> {
        let mut signed = false;
        loop {
            // `a year` would otherwise be read as a period.
            if self.number_word().is_some() {
                return Ok(());
            }
            // A minus followed by a blank may be a dash.
            let is_apart = self.rest.starts_with("- ");
            if !signed && !is_apart && (self.take("-") || self.take("负")) {
                (self.quantity.negative, signed) = (true, true);
            } else if !signed && self.take("+") {
                signed = true;
            } else if self.rest == "百分之百" {
                self.quantity.percent = true;
                self.rest = "100";
                return Ok(());
            } else if self.take("百分之") {
                self.quantity.percent = true;
                return Ok(());
            } else if self.take("千分之") {
                (self.quantity.percent, self.quantity.permille) = (true, true);
                return Ok(());
            } else if let Some((word @ (UnitWord::Currency(_) | UnitWord::Per(_)), length)) = next_word(self.rest) {
                self.word(word, length)?;
            } else {
                return Ok(());
            }
        }
    }

    fn number(&mut self) -> Result<(), Fault> {
        if let Some((digits, length)) = self.number_word() {
            self.rest = self.rest[length..].trim_start();
            self.quantity.parts.push(QuantityPart { digits, ..QuantityPart::default() });
            return Ok(());
        }
        if self.take("翻倍") || self.take("翻番") || self.take("翻一番") || self.take("翻一倍") {
            self.quantity.doubled = true;
            self.quantity.parts.push(QuantityPart { digits: "2".into(), ..QuantityPart::default() });
            return Ok(());
        }
        let digits = self.digits()?.ok_or(Fault::NoNumber)?;
        self.quantity.parts.push(QuantityPart { digits, ..QuantityPart::default() });
        Ok(())
    }

    /// Takes Arabic or Chinese digits from the beginning of the rest.
    fn digits(&mut self) -> Result<Option<String>, Fault> {
        let length = number::length(self.rest);
        if length > 0 {
            let written = &self.rest[..length];
            let plain = number::read(written, self.decimal);
            let Some(plain) = plain else {
                return Err(match number::signs(written) {
                    None => Fault::NoNumber,
                    Some(_) if self.decimal == Decimal::Unsure => Fault::Unsure(written.to_owned()),
                    Some(_) => Fault::Signs(written.to_owned()),
                });
            };
            self.rest = self.rest[length..].trim_start();
            return Ok(Some(plain));
        }
        if self.take("一半") {
            self.quantity.fraction = true;
            return Ok(Some("0.5".to_owned()));
        }
        if self.rest != "半" && self.take("半") {
            return Ok(Some("0.5".to_owned()));
        }
        let Some(numeral) = numerals::read(self.rest) else { return Ok(None) };
        self.rest = self.rest[numeral.length..].trim_start();
        if let Some(rest) = self.rest.strip_prefix("分之")
            && let Some(above) = numerals::read(rest)
        {
            let (of, part): (f64, f64) = (parsed(&numeral.digits)?, parsed(&above.digits)?);
            self.rest = rest[above.length..].trim_start();
            self.quantity.fraction = true;
            return Ok(Some((part / of).to_string()));
        }
        Ok(Some(numeral.digits))
    }

    /// Words after the digits, and further parts of a sum.
    fn behind(&mut self) -> Result<(), Fault> {
        while !self.rest.is_empty() {
            if let Some(rest) = self.rest.strip_prefix("个半") {
                // 3个半月
                let last = self.quantity.parts.last_mut().ok_or(Fault::NoNumber)?;
                last.digits = (parsed(&last.digits)? + 0.5).to_string();
                if let Some(rest) = rest.strip_prefix('月') {
                    (last.time, self.rest) = (Some(MONTH), rest);
                } else {
                    self.rest = rest;
                }
            } else if let Some((word, length)) = next_word(self.rest) {
                self.word(word, length)?;
            } else if self.rest.starts_with('成') && self.quantity.parts.len() == 1 && !self.quantity.percent {
                self.tenths()?;
            } else {
                self.further()?;
            }
        }
        Ok(())
    }

    /// `三成五`: tenths, perhaps with hundredths after them.
    fn tenths(&mut self) -> Result<(), Fault> {
        self.take("成");
        let part = self.quantity.parts.last_mut().ok_or(Fault::NoNumber)?;
        if let Some(numeral) =
            numerals::read(self.rest).filter(|numeral| numeral.is_digit && !part.digits.contains('.'))
        {
            part.digits = format!("{}.{}", part.digits, numeral.digits);
            self.rest = self.rest[numeral.length..].trim_start();
        }
        part.exponent += 1;
        self.quantity.percent = true;
        Ok(())
    }

    /// A further part: a lower scale after 万 or 亿, or a shorter unit after a time.
    fn further(&mut self) -> Result<(), Fault> {
        let last = self.quantity.parts.last().cloned().ok_or(Fault::NoNumber)?;
        let scaled_in_chinese = last.scale.as_ref().is_some_and(|scale| !scale.is_ascii());
        if (last.time.is_none() && !scaled_in_chinese) || !self.quantity.has_no_kind_beside_time() {
            return Err(Fault::NoNumber);
        }
        if let Some(days) = last.time
            && self.take("半")
        {
            self.quantity.parts.push(QuantityPart {
                digits: "0.5".into(),
                time: Some(days),
                ..QuantityPart::default()
            });
            return Ok(());
        }
        let has_zero = self.take("零");
        let numeral = numerals::read(self.rest);
        let digits = self.digits()?.ok_or(Fault::NoNumber)?;
        let mut part = QuantityPart { digits, ..QuantityPart::default() };
        match next_word(self.rest) {
            Some((UnitWord::Scale(exponent), length)) if last.time.is_none() && exponent < last.exponent => {
                (part.exponent, part.scale) = (exponent, Some(self.rest[..length].to_owned()));
                self.rest = self.rest[length..].trim_start();
            }
            // 2024年3月 is a date.
            Some((UnitWord::Time(days), length))
                if last.time.is_some_and(|before| days < before) && &self.rest[..length] != "月" =>
            {
                part.time = Some(days);
                self.rest = self.rest[length..].trim_start();
            }
            // 一万二 is 12,000, 三万零五 is 30,005 and 十万八千 is 108,000.
            _ if last.time.is_none() && self.rest.is_empty() && numeral.is_some() => {
                let is_digit = !has_zero && numeral.is_some_and(|n| n.is_digit);
                part.exponent = if is_digit { last.exponent - 1 } else { 0 };
            }
            _ => return Err(Fault::NoNumber),
        }
        self.quantity.parts.push(part);
        Ok(())
    }

    fn word(&mut self, word: UnitWord, length: usize) -> Result<(), Fault> {
        let written = &self.rest[..length];
        let quantity = &mut self.quantity;
        let last = quantity.parts.last_mut();
        match (word, last) {
            (UnitWord::Scale(exponent), Some(part)) if part.time.is_none() && !quantity.percent => {
                // 3百亿, but not 5kM.
                let both = part.scale.as_ref().is_none_or(|scale| !scale.is_ascii() && !written.is_ascii());
                if !both || quantity.letter.is_some() {
                    return Err(Fault::NoNumber);
                }
                part.exponent += exponent;
                part.scale = Some(part.scale.take().unwrap_or_default() + written);
            }
            // 3月 is March; three months are 3个月.
            (UnitWord::Time(days), Some(part))
                if part.time.is_none() && quantity.letter.is_none() && written != "月" =>
            {
                part.time = Some(days);
            }
            (UnitWord::Percent, Some(part))
                if !quantity.percent && part.scale.is_none() && quantity.letter.is_none() =>
            {
                (quantity.percent, quantity.permille) = (true, written == "‰");
            }
            (UnitWord::Million, Some(part))
                if quantity.letter.is_none() && part.scale.is_none() && part.time.is_none() =>
            {
                quantity.letter = Some(if length == 2 { "mm" } else { "m" });
            }
            (UnitWord::TenThousand, Some(part))
                if quantity.letter.is_none() && part.time.is_none() && part.scale.is_none() =>
            {
                quantity.letter = Some("w");
            }
            (UnitWord::Count(what), Some(_)) if quantity.count.is_none() => quantity.count = Some(what),
            (UnitWord::Currency(currency), _)
                if quantity.currency.as_ref().is_none_or(|(known, _)| *known == currency) =>
            {
                quantity.currency = Some((currency, written.to_lowercase()));
            }
            (UnitWord::Per(days), _) if quantity.per.is_none() => quantity.per = Some(days),
            _ => return Err(Fault::NoNumber),
        }
        self.rest = self.rest[length..].trim_start();
        Ok(())
    }
}

fn parsed(digits: &str) -> Result<f64, Fault> {
    digits.parse().map_err(|_| Fault::NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<f64> {
        Quantity::read(text, Decimal::Point).ok()?.value(0)
    }

    #[test]
    fn numbers_with_scales_and_sums() {
        for (text, x) in [
            ("350k", 350_000.0),
            ("1.2M", 1.2e6),
            ("3B", 3e9),
            ("12 %", 0.12),
            ("57%", 0.57),
            ("-5%", -0.05),
            ("1.2kw", 1.2e7),
            ("1.5万亿", 1.5e12),
            ("3百亿", 3e10),
            ("1亿5000万", 1.5e8),
            ("一亿五千万", 1.5e8),
            ("一万二", 12_000.0),
            ("三万零五", 30_005.0),
            ("三万零五百", 30_500.0),
            ("十万八千", 108_000.0),
            ("一万五千二", 15_200.0),
            ("五百万", 5e6),
            ("三成", 0.3),
            ("三成五", 0.35),
            ("3成", 0.3),
            ("百分之三十", 0.3),
            ("百分之3.5", 0.035),
            ("四分之一", 0.25),
            ("-¥3", -3.0),
            ("¥-3", -3.0),
            ("$7.44B", 7.44e9),
            ("半年", 182.625),
            ("百分之百", 1.0),
            ("千分之三", 0.003),
            ("3‰", 0.003),
            ("(1,200)", -1200.0),
            ("($3.5k)", -3500.0),
            ("1个亿", 1e8),
            ("一年半", 547.875),
            ("1年6个月", 547.875),
            ("3个半月", 3.5 * 30.4375),
            ("两个月", 60.875),
            ("2.5k users", 2500.0),
        ] {
            assert_eq!(value(text), Some(x), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "soon", "Q3", "5kM", "--5", "5 %%", "1.2.3", "百万", "数百万", "几十", "5 6 7", "12 34", "1M5", "5k%",
            "$", "1/3", "3月", "五六万", "两三年", "2024年3月", "1,234CR", "5b", "半",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
