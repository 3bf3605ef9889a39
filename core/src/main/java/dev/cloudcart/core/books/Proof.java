package dev.cloudcart.core.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.trade.Reason;

/// What was wanted against what the books stored.
public sealed interface Proof {

    Money wanted();

    Money stored();

    record Proven(Money wanted, Money stored) implements Proof {}

    /// @param reasons one for each pair of figures that differs
    record Differs(Money wanted, Money stored, List<Reason> reasons) implements Proof {
        public Differs {
            reasons = List.copyOf(reasons);
        }
    }

    /// Compares all that was wanted; what the books do not show counts as different.
    static Proof of(Intent intent, Stored stored) {
        var wanted = intent.expected();
        var reasons = new ArrayList<Reason>();
        if (stored.gross().isSameCurrency(wanted.gross())) {
            amounts(wanted, stored, reasons);
        } else {
            reasons.add(ProofCause.OTHER_CURRENCY.of(
                    stored.gross().getCurrencyUnit(), wanted.gross().getCurrencyUnit()));
        }
        references(wanted, stored, intent.type().party(), reasons);
        links(wanted, stored, reasons);
        applied(wanted, stored, reasons);
        return reasons.isEmpty()
                ? new Proven(wanted.gross(), stored.gross())
                : new Differs(wanted.gross(), stored.gross(), reasons);
    }

    private static void amounts(Expected wanted, Stored stored, List<Reason> reasons) {
        if (!stored.gross().isEqual(wanted.gross())) {
            reasons.add(ProofCause.OTHER_TOTAL.of(stored.gross(), wanted.gross()));
        }
        var tax = wanted.tax();
        if (tax != null && !stored.tax().isEqual(tax)) {
            reasons.add(ProofCause.OTHER_TAX.of(stored.tax(), tax));
        }
        if (!wanted.taxes().isEmpty()) {
            rates(wanted, stored, reasons);
        }
        codes(wanted, stored, reasons);
    }

    /// A rate that one side leaves out has no tax there; where QuickBooks shows none at all, it may have told them
    /// apart otherwise.
    private static void rates(Expected wanted, Stored stored, List<Reason> reasons) {
        var none = Money.zero(wanted.gross().getCurrencyUnit());
        var wantedTaxes = new LinkedHashMap<String, Money>();
        var storedTaxes = new LinkedHashMap<String, Money>();
        var rates = new LinkedHashMap<String, RateTax>();
        wanted.taxes().forEach(tax -> wantedTaxes.merge(tax.rate(), tax.tax(), Money::plus));
        stored.taxes().forEach(tax -> storedTaxes.merge(tax.rate(), tax.tax(), Money::plus));
        wanted.taxes().forEach(tax -> rates.putIfAbsent(tax.rate(), tax));
        stored.taxes().forEach(tax -> rates.putIfAbsent(tax.rate(), tax));
        rates.forEach((rate, tax) -> {
            var is = storedTaxes.getOrDefault(rate, none);
            var should = wantedTaxes.getOrDefault(rate, none);
            if (!is.isEqual(should)) {
                reasons.add(
                        ProofCause.OTHER_TAX_AT_RATE.of(storedTaxes.isEmpty() ? "nothing" : is, tax.percent(), should));
            }
        });
    }

    /// Only where all lines have the amounts that were wanted; other amounts and other lines are told by
    /// themselves. Lines without a code are told as such: what QuickBooks does not show has not been proven.
    private static void codes(Expected wanted, Stored stored, List<Reason> reasons) {
        var wantedNets = byCode(wanted.nets());
        var storedNets = byCode(stored.nets());
        if (!wantedNets.isEmpty()
                && (storedNets.isEmpty() || sum(wantedNets).isEqual(sum(storedNets)))
                && Objects.equals(wanted.lines(), stored.lines())
                && !wantedNets.equals(storedNets)) {
            reasons.add(ProofCause.OTHER_TAX_CODE.of(words(stored.nets()), words(wanted.nets())));
        }
    }

    private static Map<String, Money> byCode(List<CodeNet> nets) {
        return nets.stream()
                .filter(net -> !net.net().isZero())
                .collect(Collectors.toMap(net -> net.code().id(), CodeNet::net, Money::plus));
    }

    private static Money sum(Map<String, Money> nets) {
        return nets.values().stream().reduce(Money::plus).orElseThrow();
    }

    private static String words(List<CodeNet> nets) {
        return nets.isEmpty() ? "none" : nets.stream().map(CodeNet::words).collect(Collectors.joining(", "));
    }

    private static void references(Expected wanted, Stored stored, String word, List<Reason> reasons) {
        var code = wanted.taxCode();
        if (code != null && !code.equals(stored.taxCode())) {
            reasons.add(ProofCause.OTHER_TAX_CODE.of(Objects.requireNonNullElse(stored.taxCode(), "none"), code));
        }
        var party = wanted.party();
        var storedParty = stored.party();
        if (party != null && (storedParty == null || !party.id().equals(storedParty.id()))) {
            reasons.add(ProofCause.OTHER_CUSTOMER.of(
                    storedParty == null ? "no " + word : named(storedParty, word), named(party, word)));
        }
        var lines = wanted.lines();
        var storedLines = stored.lines();
        if (lines != null && !lines.equals(storedLines)) {
            reasons.add(ProofCause.OTHER_LINES.of(storedLines == null ? "no" : storedLines, lines));
        }
    }

    private static void links(Expected wanted, Stored stored, List<Reason> reasons) {
        var kept = wanted.links().stream().filter(stored.links()::contains).count();
        if (kept < wanted.links().size()) {
            reasons.add(ProofCause.LINK_DROPPED.of(kept, wanted.links().size()));
        }
    }

    private static void applied(Expected wanted, Stored stored, List<Reason> reasons) {
        if (!wanted.applied().isEmpty() && !Set.copyOf(wanted.applied()).equals(Set.copyOf(stored.applied()))) {
            reasons.add(
                    ProofCause.APPLIED_OTHERWISE.of(appliedWords(stored.applied()), appliedWords(wanted.applied())));
        }
    }

    private static String appliedWords(List<Applied> applied) {
        return applied.isEmpty()
                ? "nothing"
                : applied.stream().map(Applied::words).collect(Collectors.joining(", "));
    }

    private static String named(Ref<Ref.Party> party, String word) {
        return party.name().isEmpty() ? word + " " + party.id() : "%s (%s)".formatted(party.name(), party.id());
    }
}
