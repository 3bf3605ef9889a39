package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.books.Wishes;
import dev.cloudcart.simulators.quickbooks.entities.Entry;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// The only way to make a tax code through the API: with its rates, new or known (Intuit, TaxService).
public final class TaxService {

    private final Realm books;

    private TaxService(Realm books) {
        this.books = books;
    }

    public static ObjectNode create(Realm books, ObjectNode sent) {
        return new TaxService(books).create(sent);
    }

    private ObjectNode create(ObjectNode sent) {
        var name = Fields.text(sent, "TaxCode").orElseThrow(() -> Refusal.missing("TaxCode"));
        if (books.named(Kind.TAX_CODE, name).isPresent()) {
            throw Refusal.duplicateName("tax code");
        }
        var details = Fields.objects(sent, "TaxRateDetails");
        if (details.isEmpty()) {
            throw Refusal.missing("TaxRateDetails");
        }
        var code = Json.object()
                .put("Name", name)
                .put("Description", name)
                .put("Taxable", true)
                .put("TaxGroup", true);
        var sales = code.putObject("SalesTaxRateList").putArray("TaxRateDetail");
        var purchases = code.putObject("PurchaseTaxRateList").putArray("TaxRateDetail");
        for (var detail : details) {
            var rate = rate(detail);
            detail.put("TaxRateId", rate.id);
            add(Fields.text(detail, "TaxApplicableOn").orElse("Sales").equals("Purchase") ? purchases : sales, rate);
        }
        var stored = books.create(Kind.TAX_CODE, code, Wishes.NONE);
        return sent.put("TaxCodeId", stored.id);
    }

    private Entry rate(JsonNode detail) {
        var known = Fields.text(detail, "TaxRateId");
        if (known.isPresent()) {
            return books.reference(Kind.TAX_RATE, known.get());
        }
        var name = Fields.text(detail, "TaxRateName").orElseThrow(() -> Refusal.missing("TaxRateName"));
        var value = Fields.decimal(detail, "RateValue").orElseThrow(() -> Refusal.missing("RateValue"));
        var agency = Fields.text(detail, "TaxAgencyId").orElseThrow(() -> Refusal.missing("TaxAgencyId"));
        books.reference(Kind.TAX_AGENCY, agency);
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw Refusal.business("The rate of a tax has to be from 0 to 100.");
        }
        return create(books, name, value, agency);
    }

    public static Entry create(Realm books, String name, BigDecimal value, String agency) {
        var rate = Json.object()
                .put("Name", name)
                .put("Description", name)
                .put("RateValue", value)
                .put("SpecialTaxType", "NONE");
        rate.putObject("AgencyRef").put("value", agency);
        return books.create(Kind.TAX_RATE, rate.put("DisplayType", "ReadOnly"), Wishes.NONE);
    }

    private static void add(ArrayNode list, Entry rate) {
        for (var other : list) {
            if (Fields.ref(other, "TaxRateRef").orElse("").equals(rate.id)) {
                throw Refusal.business("A tax rate can be used once in a tax code.");
            }
        }
        list.add(detail(rate, list.size()));
    }

    static ObjectNode detail(Entry rate, int order) {
        var detail = Json.object().put("TaxTypeApplicable", "TaxOnAmount").put("TaxOrder", order);
        detail.set("TaxRateRef", Fields.reference(rate.id, rate.nameOrEmpty()));
        return detail;
    }
}
