package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.joda.money.Money;

import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.Sale;

/// The documents that one sale becomes, mostly one.
///
/// @param key of the first
/// @param standing those that stand already while others do not
record SaleDocuments(Sale sale, PostingKey key, List<Document> documents, List<PartStanding> standing) {

    /// Whether what stands is what would be posted today, so that the rest completes the sale exactly.
    boolean continuesWhatStands() {
        return standing.stream().allMatch(part -> part.documents() == documents.size()
                && part.key().part() <= documents.size()
                && documents.get(part.key().part() - 1).form().gross().equals(part.gross()));
    }

    /// Such as `170-1 with 480.00 GBP`.
    String standingInWords() {
        return standing.stream()
                .map(part -> "%s with %s %s".formatted(part.number(), part.gross().getAmount().toPlainString(),
                        part.gross().getCurrencyUnit()))
                .collect(Collectors.joining(", "));
    }

    /// To create what does not stand.
    List<Instruction> creates() {
        var origins = origins();
        var creates = new ArrayList<Instruction>();
        for (int i = 0; i < documents.size(); i++) {
            var part = key.part(i + 1);
            if (standing.stream().noneMatch(done -> done.key().equals(part))) {
                creates.add(new Instruction.Create(part, origins.get(i), documents.get(i)));
            }
        }
        return creates;
    }

    /// The last document bears what rounding made of the sale, so that all of them come to what the shop says.
    private List<Origin> origins() {
        var gross = sale.gross();
        var tax = sale.tax();
        var origins = new ArrayList<Origin>();
        for (var document : documents.subList(0, documents.size() - 1)) {
            var form = document.form();
            var share = Objects.requireNonNullElse(form.tax().total(), Money.zero(sale.currency()));
            origins.add(new Origin(sale.ref().number(), documents.size(), form.gross(), share));
            gross = gross.minus(form.gross());
            tax = tax.minus(share);
        }
        origins.add(new Origin(sale.ref().number(), documents.size(), gross, tax));
        return origins;
    }
}
