package dev.cloudcart.quickbooks.chart;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.quickbooks.chart.TaxUses.Told;

/// Tells by the words of a tax code how the law treats what is sold under it: by the English words of QuickBooks'
/// own codes, and by those that French, German, Spanish, Italian and Dutch companies give theirs.
final class TaxTreatments {

    /// The European Union's schemes for distance sales, under which a code is for one country.
    private static final Pattern ONE_STOP_SHOP =
            Pattern.compile("(?iU)\\b(I?M?OSS|one[ -]stop[ -]shop|distance sell(ing|ers?)|distance sales?)\\b");

    /// With a country before or behind it. Not Greece before it: that makes "gross".
    private static final Pattern GLUED = Pattern.compile(
            "(?<![A-Za-z])(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)?[-/]?(I?M?OSS)[-/]?([A-Z]{2})?(?![A-Za-z])");
    private static final Pattern LETTER_AT_DIGIT = Pattern.compile("(?<=[A-Z])(?=\\d)|(?<=\\d)(?=[A-Z])");

    private static final Pattern SPECIAL = Pattern.compile(
            "(?iU)\\b(RC|reverse[ -]charged?|CIS|construction industry|PVA|postponed|imports?|margin|second[ -]hand|adjustments?|ECS|SRCA|flat rate|withholding|E[CU] services?"
                    + "|auto-?liquidation|prestations?( de services?)? intra[ -]?communautaires?|innergemeinschaftliche (sonstige )?Leistung(en)?|acquisitions? intra[ -]?communautaires?|importations?|marge|Einfuhr\\w*|Differenzbesteuerung"
                    + "|Steuerschuldumkehr|innergemeinschaftlicher? Erwerb|inversi[oó]n del sujeto pasivo|inversione contabile|verlegd"
                    + "|(?<!non[- ])capital(?! (territory|region|district|city))|immobilisations?|change (in|of) use|bad debts?|2nd[ -]hand|deemed|use tax|tourists?|wine equali[sz]ation"
                    + "|marketplace facilitators?|(collected|paid|remitted) by (the )?(marketplace|amazon|ebay|etsy|walmart|tiktok)|(amazon|ebay|etsy|walmart|tiktok)[ -]collected"
                    + "|SRRC|SRLVG|SROVR|TX-?(RE|N33|E33|ESS)|TX-?CA|IGDS)\\b|§ ?13 ?b");

    /// Only where the name itself says so: a description may tell of marketplaces that the code is for.
    private static final Pattern NAMED_SPECIAL = Pattern.compile("(?i)\\bmarketplaces?\\b");

    /// Classes of goods and services tax in Singapore and Malaysia, which are other words elsewhere: deemed
    /// supplies, imports, what is suspended, and blocked input tax (Inland Revenue Authority of Singapore, GST
    /// codes for accounting software).
    private static final Pattern SPECIAL_CLASS = Pattern.compile("\\b(DS|IM|ME|BL)\\b");
    private static final Pattern EU_GOODS = Pattern.compile(
            "(?iU)\\b(EC|ECG|intra[ -]?(community|EU)|EU goods|EC (goods|sales)|goods (to or from|within|to) the (European Union|EU)"
                    + "|intra[ -]?communautaires?|innergemeinschaftliche\\w*|intracomunitari[ao]s?|intracommunautair)\\b");
    private static final Pattern EXPORT = Pattern.compile(
            "(?iU)\\b(exports?|exportations?|exportaci[oó]n(es)?|esportazion[ei]|Ausfuhr\\w*|uitvoer)\\b");
    private static final Pattern EXEMPT = Pattern.compile("(?iU)\\b(exempt(ed|ion)?|ESN?33|input[ -]taxed"
            + "|exon[ée]r[ée]e?s?|exon[ée]rations?|steuerfrei\\w*|exent[ao]s?|esent[ei]|vrijgesteld)\\b");
    private static final Pattern OUT_OF_SCOPE = Pattern.compile(
            "(?iU)\\b(OS|out[ -]of[ -]scope|outside( of)?( the)? scope( of \\p{L}+)?|no (VAT|GST|tax)|not (applicable|reportable|registered)|BAS excluded"
                    + "|hors( du)? champ|sans TVA|nicht steuerbar\\w*|ohne (USt|MwSt)|no sujet[ao]s?|fuori campo)\\b");
    private static final Pattern ZERO_RATED = Pattern.compile(
            "(?iU)(\\bzero\\b|\\bnil[ -]?rated?\\b|\\bZR\\b|zero[ -]?rated|\\b(GST|VAT)[ -]free\\b|\\bd[ée]tax[ée]e?s?\\b|\\b0([.,]0+)? ?% ?Z\\b|^Z$)");

    /// A rate of zero that says no more than that.
    private static final Pattern ZERO = Pattern.compile("(?iU)(\\b0([.,]0+)? ?% ?(VAT|GST|HST|TVA|USt|MwSt|IVA|BTW)\\b"
            + "|\\b(VAT|GST|HST|TVA|USt|MwSt|IVA|BTW|tax)( at)? ?\\(?0([.,]0+)? ?%|^0([.,]0+)? ?%$)");

    private TaxTreatments() {}

    static Treatment of(Told code, Country home) {
        var text = code.own();
        if (SPECIAL.matcher(text).find()
                || NAMED_SPECIAL.matcher(code.name()).find()
                || (hasClasses(home) && SPECIAL_CLASS.matcher(code.name()).find())) {
            return Treatment.SPECIAL;
        }
        if (!code.total().isZero()) {
            return EU_GOODS.matcher(text).find() ? Treatment.SPECIAL : Treatment.TAXED;
        }
        return withoutTax(code.name(), code.description());
    }

    /// Whether the country's own codes are named by classes of two letters, which are no country's there.
    static boolean hasClasses(Country home) {
        return home.code().equals("SG") || home.code().equals("MY");
    }

    /// The name goes before the description, which may speak of what the code is not: "GST-free, no tax applies",
    /// "Zero-rated, not exempt". Exports, and goods within the European Union, are zero-rated too, so a description
    /// that is of them alone tells more.
    private static Treatment withoutTax(String name, String description) {
        var named = withoutTax(name);
        var described = withoutTax(description);
        if (named == Treatment.ZERO_RATED) {
            boolean tellsMore = described == Treatment.EXPORT || described == Treatment.EU_GOODS;
            return tellsMore && !hasZero(description) ? described : named;
        }
        if (named != Treatment.UNTOLD) {
            return named;
        }
        if (described != Treatment.UNTOLD) {
            return described;
        }
        return ZERO.matcher(name).find() || ZERO.matcher(description).find() ? Treatment.ZERO_RATED : Treatment.UNTOLD;
    }

    /// Whether nothing but a rate of zero says how it is treated.
    static boolean isBareRate(Told code) {
        return !hasZero(code.own());
    }

    private static boolean hasZero(String text) {
        return at(ZERO_RATED, text) < text.length();
    }

    private static Treatment withoutTax(String text) {
        if (EU_GOODS.matcher(text).find()) {
            return Treatment.EU_GOODS;
        }
        if (EXPORT.matcher(text).find()) {
            return Treatment.EXPORT;
        }
        int exempt = at(EXEMPT, text);
        int outOfScope = at(OUT_OF_SCOPE, text);
        int zero = at(ZERO_RATED, text);
        if (Math.min(exempt, Math.min(outOfScope, zero)) == text.length()) {
            return Treatment.UNTOLD;
        }
        if (zero < exempt && zero < outOfScope) {
            return Treatment.ZERO_RATED;
        }
        return exempt <= outOfScope ? Treatment.EXEMPT : Treatment.OUT_OF_SCOPE;
    }

    /// Where it is found first; past the end where it is not.
    private static int at(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : text.length();
    }

    /// As people write what must have no blanks elsewhere: `OSS_DE_19`, `OSSDE19`, `DEOSS 19`, each `OSS DE 19`.
    static String spelledOut(String written) {
        var words = written.replace('_', ' ');
        var apart = GLUED.matcher(words).replaceAll("$1 $2 $3 ");
        return ONE_STOP_SHOP.matcher(apart).find()
                ? LETTER_AT_DIGIT
                        .matcher(apart)
                        .replaceAll(" ")
                        .replaceAll(" {2,}", " ")
                        .strip()
                : words;
    }

    static boolean isForDistanceSales(Told code) {
        return ONE_STOP_SHOP.matcher(code.all()).find();
    }

    /// What is left may be the name of a place.
    static String withoutDistanceSales(String text) {
        return ONE_STOP_SHOP.matcher(text).replaceAll(" ");
    }

    /// The same without the words of all treatments that hold letters like those of countries.
    static String without(String name) {
        return Stream.of(ONE_STOP_SHOP, EU_GOODS, OUT_OF_SCOPE, SPECIAL)
                .reduce(name, (text, term) -> term.matcher(text).replaceAll(" "), (one, _) -> one);
    }
}
