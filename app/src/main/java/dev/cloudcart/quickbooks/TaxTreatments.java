package dev.cloudcart.quickbooks;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.quickbooks.TaxUses.Told;

/// Tells by the words of a tax code how the law treats what is sold under it: by the English words of QuickBooks'
/// own codes, and by those that French, German, Spanish, Italian and Dutch companies give theirs.
final class TaxTreatments {

    /// The European Union's schemes for distance sales, under which a code is for one country.
    private static final Pattern ONE_STOP_SHOP =
            Pattern.compile("(?iU)\\b(I?M?OSS|one[ -]stop[ -]shop|distance sell(ing|ers?)|distance sales?)\\b");

    private static final Pattern SPECIAL = Pattern.compile(
            "(?iU)\\b(RC|reverse[ -]charged?|CIS|construction industry|PVA|postponed|imports?|margin|second[ -]hand|adjustments?|ECS|SRCA|flat rate|withholding|E[CU] services?"
                    + "|auto-?liquidation|prestations?( de services?)? intra[ -]?communautaires?|innergemeinschaftliche (sonstige )?Leistung(en)?|acquisitions? intra[ -]?communautaires?|importations?|marge|Einfuhr\\w*|Differenzbesteuerung"
                    + "|Steuerschuldumkehr|innergemeinschaftlicher? Erwerb|inversi[oó]n del sujeto pasivo|inversione contabile|verlegd)\\b");
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
    private static final Pattern ZERO = Pattern.compile(
            "(?iU)(\\bzero\\b|\\bZR\\b|zero[ -]?rated|\\b(GST|VAT)[ -]free\\b|\\b0([.,]0+)? ?% ?(Z|VAT|GST|HST|TVA|USt|MwSt|IVA|BTW)\\b"
                    + "|\\b(VAT|GST|HST|TVA|USt|MwSt|IVA|BTW|tax)( at)? ?\\(?0([.,]0+)? ?%|(^|\\| ?)0([.,]0+)? ?%( ?\\||$)|^Z$)");

    private TaxTreatments() {}

    static Treatment of(Told code) {
        var text = code.own();
        if (SPECIAL.matcher(text).find()) {
            return Treatment.SPECIAL;
        }
        if (!code.total().isZero()) {
            return EU_GOODS.matcher(text).find() ? Treatment.SPECIAL : Treatment.TAXED;
        }
        return withoutTax(text);
    }

    private static Treatment withoutTax(String text) {
        if (EU_GOODS.matcher(text).find()) {
            return Treatment.EU_GOODS;
        }
        if (EXPORT.matcher(text).find()) {
            return Treatment.EXPORT;
        }
        if (EXEMPT.matcher(text).find()) {
            return Treatment.EXEMPT;
        }
        if (OUT_OF_SCOPE.matcher(text).find()) {
            return Treatment.OUT_OF_SCOPE;
        }
        return ZERO.matcher(text).find()
                        || ZERO.matcher(text.split(" \\| ", 2)[0]).find()
                ? Treatment.ZERO_RATED
                : Treatment.UNTOLD;
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
