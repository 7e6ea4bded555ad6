//! Currencies by code, with their signs and words.

/// A currency, by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

/// Codes with their signs and words, in lower case.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("CNY", &["人民币元", "人民币", "rmb", "cny", "元", "块钱", "块", "yuan", "¥", "￥"]),
    ("USD", &["us dollars", "us$", "usd$", "usd", "美元", "美金", "dollars", "dollar", "$"]),
    ("EUR", &["eur", "euros", "euro", "欧元", "€"]),
    ("GBP", &["gbp", "pounds", "英镑", "£"]),
    ("JPY", &["jpy", "yen", "日元", "日圆", "円"]),
    ("HKD", &["hkd", "hk$", "港元", "港币", "港幣"]),
    ("TWD", &["twd", "ntd", "nt$", "新台币", "台币"]),
    ("SGD", &["sgd", "s$", "新加坡元", "新元", "新币"]),
    ("AUD", &["aud", "a$", "au$", "澳元"]),
    ("CAD", &["cad", "c$", "ca$", "加元"]),
    ("NZD", &["nzd", "nz$"]),
    ("CHF", &["chf", "瑞士法郎", "瑞郎"]),
    ("KRW", &["krw", "韩元", "₩"]),
    ("INR", &["inr", "卢比", "₹"]),
    ("RUB", &["rub", "卢布", "₽"]),
    ("BRL", &["brl", "r$"]),
    ("MXN", &["mxn"]),
    ("SEK", &["sek"]),
    ("NOK", &["nok"]),
    ("DKK", &["dkk"]),
    ("PLN", &["pln", "zł"]),
    ("CZK", &["czk"]),
    ("HUF", &["huf"]),
    ("TRY", &["try", "₺"]),
    ("ILS", &["ils", "₪"]),
    ("AED", &["aed", "迪拉姆"]),
    ("SAR", &["sar"]),
    ("ZAR", &["zar"]),
    ("NGN", &["ngn", "₦"]),
    ("IDR", &["idr"]),
    ("THB", &["thb", "泰铢", "฿"]),
    ("VND", &["vnd", "越南盾", "₫"]),
    ("PHP", &["php", "₱"]),
    ("MYR", &["myr", "马币", "令吉"]),
    ("MOP", &["mop", "澳门元"]),
];

/// Currencies that share a sign, by the sign's default; in a table in one of them, the sign means that one.
const SHARED: &[(&str, &[&str])] = &[
    ("USD", &["USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MXN"]),
    ("CNY", &["CNY", "JPY", "HKD", "TWD", "SGD", "MOP"]),
];

/// Currencies of countries with decimal commas.
const WITH_DECIMAL_COMMA: &[&str] =
    &["EUR", "BRL", "RUB", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "IDR", "VND"];

impl Currency {
    /// The renminbi, the default meaning of `¥`.
    pub const CNY: Currency = Currency("CNY");

    /// The code.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether the countries that use it most have decimal commas.
    pub fn has_commas(self) -> bool {
        WITH_DECIMAL_COMMA.contains(&self.0)
    }

    /// The currency of a code, a sign or a word.
    pub fn read(text: &str) -> Option<Currency> {
        let word = text.trim().to_lowercase();
        CURRENCIES.iter().find(|(_, signs)| signs.contains(&word.as_str())).map(|(code, _)| Currency(code))
    }

    /// All signs and words, each with its currency.
    pub(super) fn signs() -> impl Iterator<Item = (&'static str, Currency)> {
        CURRENCIES.iter().flat_map(|(code, signs)| signs.iter().map(|sign| (*sign, Currency(code))))
    }

    /// The currency that a sign of this currency means in a table in `own`: `$` may be a Hong Kong dollar, and `¥` a
    /// yen; `美元` and `USD` are unambiguous.
    pub fn beside(self, sign: &str, own: Option<Currency>) -> Currency {
        let is_shared = matches!(sign, "$" | "¥" | "￥" | "元" | "dollars" | "dollar");
        let meant = |own: &Currency| SHARED.iter().any(|(code, all)| *code == self.0 && all.contains(&own.0));
        // 元 is never a yen, and ¥ never a dollar.
        let fits = |own: &Currency| match sign {
            "¥" | "￥" => matches!(own.0, "CNY" | "JPY"),
            "元" => own.0 != "JPY",
            _ => true,
        };
        own.filter(|own| is_shared && meant(own) && fits(own)).unwrap_or(self)
    }
}
