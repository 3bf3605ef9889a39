package dev.cloudcart.simulators.quickbooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Realm;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Stamp;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Answer;

/// Documents on paper: `GET …/pdf` and `POST …/send`. Nothing is mailed; the document says that it was.
final class Paperwork {

    static final Set<Kind> PRINTED = EnumSet.of(
            Kind.INVOICE,
            Kind.SALES_RECEIPT,
            Kind.ESTIMATE,
            Kind.CREDIT_MEMO,
            Kind.REFUND_RECEIPT,
            Kind.PAYMENT,
            Kind.PURCHASE_ORDER);
    static final Set<Kind> SENT = EnumSet.copyOf(PRINTED);

    private Paperwork() {}

    /// To the address given, which replaces that of the document (Intuit, Send an invoice).
    static Version send(Realm books, Kind kind, String id, Optional<String> to) {
        var entry = books.find(kind, id);
        var property = kind == Kind.PURCHASE_ORDER ? "POEmail" : "BillEmail";
        var address = to.or(() -> Fields.text(entry.read().path(property), "Address"))
                .orElseThrow(() -> Refusal.missing(property));
        if (!address.contains("@") || !address.contains(".")) {
            throw Refusal.invalidEmail(address);
        }
        books.amend(entry, node -> mark(node, kind, property, address, Stamp.seconds(entry.updated)));
        return entry.version;
    }

    private static void mark(ObjectNode node, Kind kind, String property, String address, String time) {
        if (kind == Kind.PAYMENT) {
            return;
        }
        node.put("EmailStatus", "EmailSent").putObject(property).put("Address", address);
        if (kind.isSale()) {
            node.putObject("DeliveryInfo").put("DeliveryType", "Email").put("DeliveryTime", time);
        }
    }

    /// The smallest page there is, with the number and the total on it.
    static Answer pdf(Kind kind, JsonNode node) {
        var text = "%s %s  %s"
                .formatted(
                        kind.entity,
                        Fields.text(node, "DocNumber").orElse(node.path("Id").asString()),
                        Fields.text(node, "TotalAmt").orElse(""))
                .replaceAll("[()\\\\]", "");
        var stream = "BT /F1 18 Tf 72 720 Td (" + text + ") Tj ET";
        var pdf = """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
                4 0 obj <</Length %d>> stream
                %s
                endstream endobj
                5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(stream.length(), stream);
        return new Answer(200, Map.of("Content-Type", "application/pdf"), pdf.getBytes(ISO_8859_1));
    }
}
