package dev.cloudcart.simulators.quickbooks.books;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Table;

/// The tax codes of a company with their rates, ready for calculation.
public record TaxBook(Map<String, Code> codes) {

    /// @param percent 20 means 20 %
    public record Rate(String id, BigDecimal percent) {}

    public record Code(String id, String name, boolean active, List<Rate> sales, List<Rate> purchases) {}

    static TaxBook of(Table codes, Table rates) {
        var percents = new HashMap<String, BigDecimal>();
        rates.all().forEach(rate -> percents.put(rate.id, Fields.decimalOrZero(rate.read(), "RateValue")));
        var book = new HashMap<String, Code>();
        for (var entry : codes.all()) {
            var node = entry.read();
            book.put(
                    entry.id,
                    new Code(
                            entry.id,
                            entry.nameOrEmpty(),
                            entry.active,
                            rates(node, "SalesTaxRateList", percents),
                            rates(node, "PurchaseTaxRateList", percents)));
        }
        return new TaxBook(Map.copyOf(book));
    }

    public Optional<Code> code(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    private static List<Rate> rates(JsonNode code, String list, Map<String, BigDecimal> percents) {
        return Fields.objects(code.path(list), "TaxRateDetail").stream()
                .map(detail -> Fields.ref(detail, "TaxRateRef").orElse(""))
                .map(id -> new Rate(id, percents.getOrDefault(id, BigDecimal.ZERO)))
                .toList();
    }
}
