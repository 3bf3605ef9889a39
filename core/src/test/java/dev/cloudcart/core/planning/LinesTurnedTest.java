package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.BookShelf.chart;
import static dev.cloudcart.core.mapping.BookShelf.rules;
import static dev.cloudcart.core.mapping.Supply.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;

/// The lines of a purchase order of nuts, before and after each thing that can be done to it.
class LinesTurnedTest {

    private final Instruction.Create create = create();
    private final Shown shown = Shown.of(create.document(), "PO1");
    private final Optional<Look> look = Optional.of(new Look.AsWeLeftIt("0", "", shown));

    @Test
    void areThereAfterACreation() {
        assertThat(told(create, Optional.empty())).isEqualTo(" → NUT 100.00");
    }

    @Test
    void areThoseThatTheBooksShowBeforeAnAmendment() {
        assertThat(told(new Instruction.Amend(live(), create.origin(), create.document()), look))
                .isEqualTo("NUT 100.00 → NUT 100.00");
    }

    @Test
    void areGoneAfterARemoval() {
        assertThat(told(new Instruction.Remove(live(), create.origin(), Deed.DELETE), look))
                .isEqualTo("NUT 100.00 → ");
    }

    @Test
    void areNotKnownWhereTheBooksDoNotShowThem() {
        var remove = new Instruction.Remove(live(), create.origin(), Deed.DELETE);

        assertThat(LinesTurned.of(remove, Optional.empty()).before()).isNull();
        assertThat(LinesTurned.of(remove, Optional.of(new Look.Missing())).before())
                .isNull();
    }

    /// As the books show it: a line that stands on an account has no pieces.
    @Test
    void haveNoPiecesOnAnAccount() {
        var form = create.document().form();
        var lines = form.lines().stream().map(line -> line.asOnAccount()).toList();
        var document = new Document.PurchaseOrder(
                form.with(lines, form.tax()), new Ref<>("33", "Creditors"), null, null, false);

        assertThat(LinesTurned.of(new Instruction.Create(create.key(), create.origin(), document), Optional.empty())
                        .after())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.onAccount()).isTrue();
                    assertThat(line.quantity()).isNull();
                    assertThat(line.unitPrice()).isNull();
                });
        assertThat(shown.lines()).allMatch(line -> !line.onAccount() && line.quantity() != null);
    }

    private static String told(Instruction instruction, Optional<Look> look) {
        var turned = LinesTurned.of(instruction, look);
        return told(Objects.requireNonNull(turned.before())) + " → " + told(turned.after());
    }

    private static String told(List<ShownLine> lines) {
        return String.join(
                ", ",
                lines.stream()
                        .map(line -> line.item().name() + " " + line.net().getAmount())
                        .toList());
    }

    private Position.Live live() {
        return new Position.Live(Intent.of(create), new DocumentRef(DocumentType.PURCHASE_ORDER, "41", "0", "PO1"));
    }

    private static Instruction.Create create() {
        var order = anOrder()
                .that(Progress.AWAITED)
                .line("NUT", 10, "100.00", "20.00", "20")
                .order();
        var subjects = List.of(Subject.of(order, "now", List.of(), Map.of()));
        var planner = new Planner(new CompanyId(1), rules());
        return (Instruction.Create) planner.plan(subjects, chart(planner.needs(subjects)))
                .instructions()
                .getFirst();
    }
}
