package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// What the books keep otherwise than they are told, so that nothing else is wrong and the document adds up. One
/// that offers no choice, with a single line, rate, code or customer, is kept as it was told.
public enum Otherwise {
    /// In home currency, the figures as they are.
    CURRENCY {
        @Override
        void keep(Realm books, ObjectNode document) {
            var home = books.settings().homeCurrency();
            document.set("CurrencyRef", Fields.reference(home, ExchangeRates.name(home)));
            document.put("ExchangeRate", 1).set("HomeTotalAmt", document.path("TotalAmt"));
        }
    },
    /// Under another customer of the same currency.
    CUSTOMER {
        @Override
        void tell(Realm books, ObjectNode sent) {
            var customers = books.table(Kind.CUSTOMER);
            var told = Fields.ref(sent, "CustomerRef").flatMap(customers::find);
            told.ifPresent(customer -> customers.all().stream()
                    .filter(other ->
                            other.active && other != customer && Objects.equals(other.currency, customer.currency))
                    .findFirst()
                    .ifPresent(other -> sent.putObject("CustomerRef").put("value", other.id)));
        }
    },
    /// The last line together with an earlier one of the same tax code.
    LINES {
        @Override
        void tell(Realm books, ObjectNode sent) {
            var lines = Fields.objects(sent, "Line");
            var last = lines.isEmpty() ? Json.object() : lines.removeLast();
            lines.stream()
                    .filter(line -> taxCode(line).equals(taxCode(last)))
                    .findFirst()
                    .ifPresent(line -> {
                        add(line, Fields.decimalOrZero(last, "Amount"));
                        sent.withArray("Line").remove(lines.size());
                    });
        }

        private static Optional<String> taxCode(ObjectNode line) {
            return Fields.ref(line.path("SalesItemLineDetail"), "TaxCodeRef");
        }
    },
    /// A penny more tax and one less for the goods.
    TAX {
        @Override
        void tell(Realm books, ObjectNode sent) {
            tax(sent, PENNY);
            Fields.objects(sent, "Line").stream().findFirst().ifPresent(line -> add(line, PENNY.negate()));
        }
    },
    /// A penny of the first rate's tax at the last one.
    TAX_AT_RATE {
        @Override
        void tell(Realm books, ObjectNode sent) {
            var rates = Fields.objects(sent.path("TxnTaxDetail"), "TaxLine");
            if (rates.size() > 1) {
                put(rates.getFirst(), "Amount", PENNY.negate());
                put(rates.getLast(), "Amount", PENNY);
            }
        }
    },
    /// Under another tax code of the whole document, as in the United States.
    TAX_CODE {
        @Override
        void tell(Realm books, ObjectNode sent) {
            var detail = sent.path("TxnTaxDetail");
            var told = Fields.ref(detail, "TxnTaxCodeRef").orElse("");
            if (detail instanceof ObjectNode tax && !told.isEmpty()) {
                books.table(Kind.TAX_CODE).all().stream()
                        .filter(code -> code.active && !code.id.equals(told))
                        .filter(code -> books.taxes()
                                .code(code.id)
                                .filter(known -> !known.sales().isEmpty())
                                .isPresent())
                        .findFirst()
                        .ifPresent(code -> tax.putObject("TxnTaxCodeRef").put("value", code.id));
            }
        }
    },
    /// A payment that is applied to nothing: QuickBooks drops links in silence (Intuit, `LinkedTxn`).
    UNAPPLIED {
        @Override
        void tell(Realm books, ObjectNode sent) {
            sent.remove("Line");
        }
    },
    /// A bill that is linked to no purchase order, likewise.
    UNLINKED {
        @Override
        void tell(Realm books, ObjectNode sent) {
            sent.remove("LinkedTxn");
            Fields.objects(sent, "Line").forEach(line -> line.remove("LinkedTxn"));
        }
    },
    /// A penny more for the goods.
    TOTAL {
        @Override
        void tell(Realm books, ObjectNode sent) {
            Fields.objects(sent, "Line").stream().findFirst().ifPresent(line -> add(line, PENNY));
        }
    };

    private static final BigDecimal PENNY = new BigDecimal("0.01");

    /// Changes what was sent, before any rule sees it.
    void tell(Realm books, ObjectNode sent) {}

    /// Changes what goes into the books, after the rules.
    void keep(Realm books, ObjectNode document) {}

    /// Quantity and price would contradict the amount.
    private static void add(ObjectNode line, BigDecimal amount) {
        put(line, "Amount", amount);
        if (line.path("SalesItemLineDetail") instanceof ObjectNode detail) {
            detail.remove("Qty");
            detail.remove("UnitPrice");
        }
    }

    private static void tax(ObjectNode sent, BigDecimal more) {
        if (sent.path("TxnTaxDetail") instanceof ObjectNode detail) {
            put(detail, "TotalTax", more);
            Fields.objects(detail, "TaxLine").stream().findFirst().ifPresent(line -> put(line, "Amount", more));
        }
    }

    private static void put(ObjectNode node, String property, BigDecimal more) {
        node.put(property, Fields.decimalOrZero(node, property).add(more));
    }

    /// As it is written in settings: `tax-at-rate`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
