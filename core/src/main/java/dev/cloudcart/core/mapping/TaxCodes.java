package dev.cloudcart.core.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.books.TaxUse.Treatment;
import dev.cloudcart.core.mapping.TaxTable.Kind;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.TaxCharge;

/// Finds the tax code of something that was sold, or bought, in this order: the closest row of the company's own
/// table; else the one code that is made for the place and whose rate rounding can have turned into the tax that
/// was charged. Where none fits, or several do, there is a reason that lists them: never a near one.
///
/// ```
/// GB company, goods to Great Britain   0.82 + 0.17 "20.73 %"   →  20.0% S
/// GB company, goods to Germany        10.00 + 1.90 "19 %"      →  19.0% DE OSS
/// GB company, goods to Portugal       10.00 + 2.30 "23 %"      →  held: no tax code for Portugal at 23 %
/// ```
///
/// Serves one page and one thread.
final class TaxCodes {

    private final Country home;
    private final List<TaxCode> codes;
    private final NamedCodes named;
    private final boolean bought;
    private final Map<Jurisdiction, List<TaxCode>> candidates = new HashMap<>();

    /// What a search came to.
    sealed interface Finding {
        default Checked<TaxCode> checked() {
            return switch (this) {
                case Found(var code) -> Checked.good(code);
                case Lacking(var reason) -> Checked.lacking(reason);
            };
        }

        record Found(TaxCode code) implements Finding {}

        record Lacking(Reason reason) implements Finding {}
    }

    /// Of sales.
    TaxCodes(Country home, List<TaxCode> codes, TaxTable table) {
        this(home, codes, table, false);
    }

    /// Of purchases, whose place is the one whose tax the supplier charged, or where the supplier is.
    ///
    /// @param codes with their rates for purchases
    static TaxCodes ofPurchases(Country home, List<TaxCode> codes, TaxTable table) {
        return new TaxCodes(home, codes, table, true);
    }

    private TaxCodes(Country home, List<TaxCode> codes, TaxTable table, boolean bought) {
        this.home = home;
        this.codes = codes;
        this.bought = bought;
        named = new NamedCodes(home, codes, table);
    }

    Country home() {
        return home;
    }

    /// Those that the company's own table and settings name.
    NamedCodes named() {
        return named;
    }

    /// @param charge of something that cost something
    Finding find(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        return named.find(charge, kind, buyer).orElseGet(() -> unnamed(charge, kind, buyer));
    }

    private Finding unnamed(TaxCharge charge, Kind kind, Jurisdiction buyer) {
        var finding = charge.isUntaxed() ? untaxed(buyer) : taxed(charge, buyer);
        return finding instanceof Finding.Lacking(var reason) && reason.cause().equals(SaleCause.NO_TAX_CODE.name())
                ? named.ofOtherRate(charge, kind, buyer).orElse(finding)
                : finding;
    }

    /// What was given away may go under any code: the one of the stated rate, if it is a candidate.
    Optional<TaxCode> ofStatedRate(TaxRate stated, Jurisdiction buyer) {
        return candidates(buyer).stream()
                .filter(code -> code.total().equals(stated))
                .findFirst();
    }

    /// Whether a tax can be the company's own country's, in whichever region.
    boolean isDomestic(TaxCharge charge) {
        return codesOf(Jurisdiction.of(home)).stream().anyMatch(code -> code.canHaveMade(charge));
    }

    private Finding taxed(TaxCharge charge, Jurisdiction buyer) {
        var fitting = buyer.isKnown() ? fitting(charge, buyer) : List.<TaxCode>of();
        return fitting.size() == 1 ? new Finding.Found(fitting.getFirst()) : lacking(charge, buyer, fitting);
    }

    private static String written(Jurisdiction unknown) {
        return unknown.region().isEmpty() ? "none is written" : "\"" + unknown.region() + "\" is written";
    }

    /// @param fitting none, or several
    Finding lacking(TaxCharge charge, Jurisdiction buyer, List<TaxCode> fitting) {
        if (!buyer.isKnown()) {
            var choices = having(codes, code -> code.use().mayBeTaxed() && charge.fits(code.total()));
            return new Finding.Lacking(SaleCause.COUNTRY_UNKNOWN.of(
                    written(buyer),
                    charge.named(),
                    choices.isEmpty() ? "a code that QuickBooks does not have" : Choices.of(choices)));
        }
        var possible = fitting.isEmpty() ? byStates(charge, buyer) : fitting;
        return new Finding.Lacking(
                possible.isEmpty()
                        ? SaleCause.NO_TAX_CODE.of(buyer.title(), charge.named(), Choices.of(codesOf(buyer)))
                        : SaleCause.SEVERAL_TAX_CODES.of(buyer.title(), charge.named(), Choices.of(possible)));
    }

    /// In India: those of which the states of seller and buyer decide. One alone is not thereby the right one.
    private List<TaxCode> byStates(TaxCharge charge, Jurisdiction buyer) {
        var fitting = having(codesOf(buyer), code -> !code.use().isTaxed() && code.canHaveMade(charge));
        return fitting.size() > 1 ? fitting : List.of();
    }

    /// Of the codes that fit: those of just the buyer's region before the others of their rate, for a region says
    /// nothing about which of two rates was charged. Where the shop states a rate that it
    /// did not work back from these amounts and that can have made them, only those of that rate fit.
    List<TaxCode> fitting(TaxCharge charge, Jurisdiction buyer) {
        var fitting = having(candidates(buyer), code -> code.canHaveMade(charge));
        return ofRegion(
                charge.provesItsRate() ? preferred(fitting, code -> code.total().equals(charge.stated())) : fitting,
                buyer);
    }

    private static List<TaxCode> ofRegion(List<TaxCode> codes, Jurisdiction buyer) {
        boolean isOneRate = codes.stream().map(TaxCode::total).distinct().count() == 1;
        return preferred(
                codes, code -> isOneRate && buyer.isPart() && code.use().where().equals(buyer));
    }

    private static List<TaxCode> preferred(List<TaxCode> codes, Predicate<TaxCode> preference) {
        var better = having(codes, preference);
        return better.isEmpty() ? codes : better;
    }

    private static List<TaxCode> having(List<TaxCode> codes, Predicate<TaxCode> property) {
        return codes.stream().filter(property).toList();
    }

    /// Whether the books have codes at a rate for the buyer's place.
    boolean hasSome(Jurisdiction buyer) {
        return !candidates(buyer).isEmpty();
    }

    /// Codes at a rate that are made for the buyer's country, and for no other region than the buyer's; where the
    /// order names no region, those of all.
    private List<TaxCode> candidates(Jurisdiction buyer) {
        return candidates.computeIfAbsent(
                buyer,
                where -> where.isWithoutVat()
                        ? List.of()
                        : having(
                                codes,
                                code -> code.isForTradeAtARate()
                                        && code.use().where().covers(where)));
    }

    /// What the books have for the buyer's country, to be told to a person: those of the region first.
    private List<TaxCode> codesOf(Jurisdiction buyer) {
        var country = buyer.country();
        return codes.stream()
                .filter(code -> code.use().mayBeTaxed()
                        && country != null
                        && code.use().where().isIn(country))
                .sorted(Comparator.comparing(code -> !code.use().where().covers(buyer)))
                .toList();
    }

    /// Where the buyer's country is unknown, all countries must lead to the same code.
    private Finding untaxed(Jurisdiction buyer) {
        var treatments = bought ? ZeroTreatments.ofPurchases(home, buyer) : ZeroTreatments.of(home, buyer);
        var places = treatments.stream().map(some -> withoutTax(some, buyer)).toList();
        var found = places.stream().flatMap(List::stream).collect(Collectors.toSet());
        if (found.size() == 1 && places.stream().noneMatch(List::isEmpty)) {
            return new Finding.Found(found.iterator().next());
        }
        return new Finding.Lacking(
                buyer.isKnown() && found.size() > 1
                        ? SaleCause.SEVERAL_TAX_CODES.of(buyer.title(), TaxRate.ZERO, Choices.of(List.copyOf(found)))
                        : (bought ? PurchaseCause.NO_CODE_OF_PURCHASES_WITHOUT_TAX : SaleCause.NO_CODE_WITHOUT_TAX)
                                .of(
                                        buyer.title(),
                                        Choices.of(having(
                                                codes,
                                                code -> code.total().isZero()
                                                        && !code.rates().isEmpty()))));
    }

    /// Codes of the first treatment that the books have, of the buyer's own place or, for buyers abroad, the
    /// company's.
    private List<TaxCode> withoutTax(List<Treatment> treatments, Jurisdiction buyer) {
        var found = treatments.stream()
                .map(treatment -> having(
                        codes,
                        code -> code.use().treatment() == treatment
                                && code.total().isZero()
                                && !code.rates().isEmpty()
                                && mayServe(code.use().where(), buyer)))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        return ofRegion(found, buyer);
    }

    /// A code for Northern Ireland serves sales to there alone.
    private boolean mayServe(Jurisdiction where, Jurisdiction buyer) {
        return where.covers(buyer)
                || (home.ofTax().equals(where.country()) && (where.region().isEmpty() || !buyer.isIn(home)));
    }
}
