package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.ItemNeed;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.ShownLine;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.Batch;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Documents that stand are amended and removed, against a simulated company.
class AmendingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());
    private final OpenBooks open = books.open();
    private final Chart chart = open.chart(
            new Needs(
                    Set.of(new PartyNeed("Amazon GBP", CurrencyUnit.GBP)),
                    Set.of(new ItemNeed("MUG", "Mug")),
                    Set.of()),
            CREATE);

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SalesReceipt", "Invoice"})
    void amendsADocumentInItsPlace(String entity) {
        var live = posted(written(entity, sale("10.00", "2.00")));
        var amend = new Instruction.Amend(
                live,
                live.intent().origin(),
                written(entity, sale("15.00", "3.00")).document());

        var outcome = (Outcome.Posted) sent(amend);

        assertThat(Proof.of(Intent.of(amend), outcome.stored())).isInstanceOf(Proof.Proven.class);
        assertThat(outcome.ref().id()).isEqualTo(live.ref().id());
        assertThat(outcome.ref().number()).isEqualTo("1001");
        var stored = books.read("select * from " + entity);
        assertThat(stored.path("TotalAmt").decimalValue()).isEqualByComparingTo("18.00");
        assertThat(stored.path("SyncToken").asString())
                .isEqualTo(outcome.ref().syncToken())
                .isNotEqualTo(live.ref().syncToken());
    }

    @ParameterizedTest
    @CsvSource({"SalesReceipt, VOID", "SalesReceipt, DELETE", "Invoice, VOID", "Invoice, DELETE"})
    void removesADocument(String entity, Deed deed) {
        var live = posted(written(entity, sale("10.00", "2.00")));

        var outcome = sent(new Instruction.Remove(live, live.intent().origin(), deed));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Removed.class,
                        removed -> assertThat(removed.ref().id())
                                .isEqualTo(live.ref().id()));
        if (deed == Deed.VOID) {
            assertThat(books.read("select * from " + entity).path("TotalAmt").decimalValue())
                    .isEqualByComparingTo("0");
        }
        assertThat(open.look(List.of(live))).containsValue(new Look.Missing());
    }

    /// A company that numbers its documents itself gave it a number, which a full update would take away.
    @Test
    void keepsTheNumberThatQuickBooksGave() {
        var live = posted(sale("10.00", "2.00").numbered(null).receipt());
        var amend = new Instruction.Amend(
                live,
                live.intent().origin(),
                sale("15.00", "3.00").numbered(null).receipt().document());

        var outcome = (Outcome.Posted) sent(amend);

        assertThat(live.ref().number()).isNotBlank();
        assertThat(outcome.ref().number()).isEqualTo(live.ref().number());
    }

    @Test
    void findsWhatWasDoneThoughNoAnswerCame() {
        var receipt = posted(sale("10.00", "2.00").receipt());
        var invoice = posted(aSale().from(1002)
                .to(customer())
                .of(item())
                .at(code())
                .line("Mug", 1, "10.00", "2.00")
                .invoice());
        var amend = new Instruction.Amend(
                receipt,
                receipt.intent().origin(),
                sale("15.00", "3.00").receipt().document());
        var remove = new Instruction.Remove(invoice, invoice.intent().origin(), Deed.VOID);
        var intents = List.of(Intent.of(amend), Intent.of(remove));

        var before = open.find(intents);
        sent(amend);
        sent(remove);
        var after = open.find(intents);

        assertThat(before).isEmpty();
        assertThat(after).containsOnlyKeys(receipt.key(), invoice.key());
        assertThat(after.get(receipt.key()))
                .isInstanceOfSatisfying(
                        Outcome.Posted.class,
                        posted -> assertThat(posted.stored().gross()).isEqualTo(Money.parse("GBP 18.00")));
        assertThat(after.get(invoice.key())).isInstanceOf(Outcome.Removed.class);
    }

    /// What puts an edit right has the content that is marked already: only the version tells that it was done.
    @Test
    void takesNoEditForWhatPutsItRight() {
        var live = posted(sale("10.00", "2.00").receipt());
        edit(live, "\"TxnDate\":\"2026-03-05\"");
        var looked =
                (Look.Edited) Objects.requireNonNull(open.look(List.of(live)).get(live.key()));
        var right = new Instruction.Amend(
                live.at(looked.syncToken()),
                live.intent().origin(),
                sale("10.00", "2.00").receipt().document());

        var before = open.find(List.of(Intent.of(right)));
        sent(right);
        var after = open.find(List.of(Intent.of(right)));

        assertThat(before).isEmpty();
        assertThat(after).containsOnlyKeys(live.key());
        assertThat(books.read("select * from SalesReceipt where Id = '%s'"
                                .formatted(live.ref().id()))
                        .path("TxnDate")
                        .asString())
                .isEqualTo(live.intent().day().toString());
    }

    /// An amendment whose answer was lost, and that somebody edited before it was looked for, is not what was meant.
    @ParameterizedTest
    @ValueSource(strings = {"\"TxnDate\":\"2026-03-06\"", """
                "Line":[{"Amount":7.5,"DetailType":"SalesItemLineDetail","Description":"Cup",
                         "SalesItemLineDetail":{"ItemRef":{"value":"%s"},"Qty":3,"UnitPrice":2.5,
                                                "TaxCodeRef":{"value":"%s"}}}]
                """})
    void takesNoAmendmentForDoneThatSomebodyHasEditedSince(String later) {
        var live = posted(sale("10.00", "2.00").receipt());
        var amend = new Instruction.Amend(
                live, live.intent().origin(), sale("15.00", "3.00").receipt().document());
        sent(amend);
        assertThat(open.find(List.of(Intent.of(amend)))).containsOnlyKeys(live.key());

        edit(live, later.formatted(item().id(), code().ref().id()));

        assertThat(open.find(List.of(Intent.of(amend)))).isEmpty();
        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.Edited.class,
                        look -> assertThat(look.content())
                                .isEqualTo(
                                        ContentHash.of(amend.document()).hex().substring(0, 8)));
    }

    /// A void says so in the note: what merely comes to nothing stands.
    @Test
    void takesNothingForVoidBecauseItComesToNothing() {
        var gift = posted(sale("0.00", "0.00").receipt());

        assertThat(open.look(List.of(gift)).get(gift.key())).isInstanceOf(Look.AsWeLeftIt.class);
    }

    /// It keeps its mark, and is no document any more.
    @Test
    void findsNothingOfWhatWasVoided() {
        var create = sale("10.00", "2.00").receipt();
        var live = posted(create);
        assertThat(open.find(List.of(Intent.of(create)))).containsOnlyKeys(live.key());

        sent(new Instruction.Remove(live, live.intent().origin(), Deed.VOID));

        assertThat(open.find(List.of(Intent.of(create)))).isEmpty();
    }

    /// Whoever was faster than what was to put an earlier edit right leaves the mark, too.
    @ParameterizedTest
    @ValueSource(strings = {"\"TxnDate\":\"2026-03-06\"", """
                "Line":[{"Amount":7.5,"DetailType":"SalesItemLineDetail","Description":"Cup",
                         "SalesItemLineDetail":{"ItemRef":{"value":"%s"},"Qty":3,"UnitPrice":2.5,
                                                "TaxCodeRef":{"value":"%s"}}}]
                """})
    void takesNoLaterEditForWhatPutsAnEarlierOneRight(String later) {
        var live = posted(sale("10.00", "2.00").receipt());
        edit(live, "\"TxnDate\":\"2026-03-05\"");
        var looked =
                (Look.Edited) Objects.requireNonNull(open.look(List.of(live)).get(live.key()));
        var right = new Instruction.Amend(
                live.at(looked.syncToken()),
                live.intent().origin(),
                sale("10.00", "2.00").receipt().document());

        edit(live, later.formatted(item().id(), code().ref().id()));

        assertThat(sent(right)).isInstanceOf(Outcome.Refused.class);
        assertThat(open.find(List.of(Intent.of(right)))).isEmpty();
    }

    /// Of what keeps all figures and the mark, only the mark tells which version it was written for.
    @Test
    void takesNoLaterEditOfWordsForWhatPutsAnEarlierOneRight() {
        var live = posted(sale("10.00", "2.00").receipt());
        describe(live, "A blue cup");
        var looked =
                (Look.Edited) Objects.requireNonNull(open.look(List.of(live)).get(live.key()));
        var right = new Instruction.Amend(
                live.at(looked.syncToken()),
                live.intent().origin(),
                sale("10.00", "2.00").receipt().document());

        describe(live, "A red cup");

        assertThat(sent(right)).isInstanceOf(Outcome.Refused.class);
        assertThat(open.find(List.of(Intent.of(right)))).isEmpty();

        var again = new Instruction.Amend(live.at("2"), live.intent().origin(), right.document());
        assertThat(sent(again)).isInstanceOf(Outcome.Posted.class);
        assertThat(open.find(List.of(Intent.of(again)))).containsOnlyKeys(live.key());
        assertThat(open.find(List.of(Intent.of(right)))).isEmpty();
    }

    private void describe(Position.Live live, String words) {
        var receipt = books.read("select * from SalesReceipt where Id = '%s'"
                .formatted(live.ref().id()));
        var line = (ObjectNode) receipt.path("Line").get(0).deepCopy();
        edit(live, "\"Line\":[%s]".formatted(line.put("Description", words)));
    }

    @Test
    void seesThatALineIsAnotherOne() {
        var live = posted(sale("10.00", "2.00").receipt());
        var line = books.read("select * from SalesReceipt where Id = '%s'"
                        .formatted(live.ref().id()))
                .path("Line")
                .get(0);
        var detail = line.path("SalesItemLineDetail");
        edit(live, """
                "Line":[{"Id":"%s","Amount":10.00,"DetailType":"SalesItemLineDetail","Description":"%s","SalesItemLineDetail":{
                "ItemRef":{"value":"%s"},"Qty":4,"UnitPrice":2.50,"TaxCodeRef":{"value":"%s"}}}]""".formatted(
                        line.path("Id").asString(),
                        line.path("Description").asString(),
                        detail.at("/ItemRef/value").asString(),
                        detail.at("/TaxCodeRef/value").asString()));

        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.Edited.class,
                        edited -> assertThat(edited.how())
                                .isEqualTo("its lines have other products, words, quantities or prices"));
    }

    @Test
    void isRefusedWhereSomebodyWasFaster() {
        var live = posted(sale("10.00", "2.00").receipt());
        edit(live, "\"TxnDate\":\"2026-03-05\"");
        var amend = new Instruction.Amend(
                live, live.intent().origin(), sale("15.00", "3.00").receipt().document());

        assertThat(sent(amend)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("5010");
            assertThat(refused.isStale()).isTrue();
        });
    }

    @Test
    void tellsAnEditFromWhatOnlyMadeANewVersion() {
        var live = posted(sale("10.00", "2.00").receipt());
        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.AsWeLeftIt.class,
                        look -> assertThat(look.syncToken())
                                .isEqualTo(live.ref().syncToken()));

        edit(live, "\"CustomerMemo\":{\"value\":\"Thank you\"}");
        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.AsWeLeftIt.class,
                        look -> assertThat(look.syncToken()).isEqualTo("1"));

        edit(live, "\"TxnDate\":\"2026-03-05\"");
        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.Edited.class,
                        look -> assertThat(look.how()).isEqualTo("it is of 2026-03-05 instead of 2026-03-04"));
    }

    /// As happens to all documents of a customer that is merged into another.
    @Test
    void tellsThatADocumentHasMovedToAnotherCustomerAlone() {
        var live = posted(sale("10.00", "2.00").receipt());
        var another = books.byHand("customer", "{\"DisplayName\":\"Another\"}")
                .path("Id")
                .asString();

        edit(live, "\"CustomerRef\":{\"value\":\"%s\"}".formatted(another));
        assertThat(open.look(List.of(live)).get(live.key())).isInstanceOfSatisfying(Look.Edited.class, look -> {
            assertThat(look.isMovedAlone()).isTrue();
            assertThat(look.isMerged()).as("the other is still there").isFalse();
            assertThat(look.shows())
                    .hasValueSatisfying(shown ->
                            assertThat(shown.party()).extracting(Ref::id).isEqualTo(another));
        });

        books.byHand(
                "customer",
                "{\"Id\":\"%s\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}"
                        .formatted(customer().id()));
        open.refresh();
        open.chart(new Needs(Set.of(), Set.of(), Set.of()), CREATE.lookOnly());
        assertThat(open.look(List.of(live)).get(live.key()))
                .isInstanceOfSatisfying(
                        Look.Edited.class, look -> assertThat(look.isMerged()).isTrue());

        describe(live, "A blue cup");
        assertThat(open.look(List.of(live)).get(live.key())).isInstanceOfSatisfying(Look.Edited.class, look -> {
            assertThat(look.isMovedAlone()).isFalse();
            assertThat(look.isMerged()).isFalse();
        });
    }

    /// Each of them alone is an edit.
    @Test
    void tellsAnEditByTheNumberTheFiguresAndTheMark() {
        var live = posted(sale("10.00", "2.00").receipt());
        edit(live, "\"DocNumber\":\"M-7\"");
        assertThat(how(live)).isEqualTo("its number is M-7 instead of 1001");

        edit(live, "\"DocNumber\":\"1001\"");
        assertThat(how(live)).isEmpty();

        edit(live, "\"PrivateNote\":\"For Ann\"");
        assertThat(how(live)).isEqualTo("the mark of Cloud Cart was taken out of its private note");

        edit(live, """
                "Line":[{"Amount":7.5,"DetailType":"SalesItemLineDetail","Description":"Mug",
                         "SalesItemLineDetail":{"ItemRef":{"value":"%s"},"Qty":1,"UnitPrice":7.5,
                                                "TaxCodeRef":{"value":"%s"}}}]
                """.formatted(item().id(), code().ref().id()));
        assertThat(how(live)).contains("GBP 9.00", "GBP 12.00");
    }

    /// Empty where it is as we left it.
    private String how(Position.Live live) {
        return open.look(List.of(live)).get(live.key()) instanceof Look.Edited edited ? edited.how() : "";
    }

    /// Somebody put what was paid into the bank, or said that it went there.
    @Test
    void tellsWhatIsInADepositAndWhatABankMayKnow() {
        var bank = books.read("select * from Account where AccountType = 'Bank'")
                .path("Id")
                .asString();
        var live = posted(sale("10.00", "2.00").receipt());
        assertThat(asWeLeftIt(live).isBanked()).isFalse();
        assertThat(asWeLeftIt(live).isDeposited()).isFalse();

        edit(live, "\"DepositToAccountRef\":{\"value\":\"%s\"}".formatted(bank));
        assertThat(asWeLeftIt(live).isBanked()).isTrue();

        var other = posted(aSale().from(1002)
                .to(customer())
                .of(item())
                .at(code())
                .line("Mug", 1, "10.00", "2.00")
                .receipt());
        books.byHand("deposit", """
                {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s",\
                "TxnType":"SalesReceipt","TxnLineId":"0"}]}]}""".formatted(bank, other.ref().id()));
        assertThat(asWeLeftIt(other).isDeposited()).isTrue();
        assertThat(asWeLeftIt(other).linkedTo()).startsWith("Deposit ");
    }

    private Look.AsWeLeftIt asWeLeftIt(Position.Live live) {
        return (Look.AsWeLeftIt) Objects.requireNonNull(open.look(List.of(live)).get(live.key()));
    }

    @Test
    void tellsWhatADocumentShows() {
        var receipt = sale("10.00", "2.00").receipt();
        var live = posted(receipt);

        assertThat(shown(live)).hasValue(Shown.of(receipt.document(), live.ref().number()));
    }

    /// As somebody left it, and not as we remember it.
    @Test
    void tellsWhatSomebodyMadeOfADocument() {
        var live = posted(sale("10.00", "2.00").receipt());
        edit(live, """
                "TxnDate":"2026-03-05","PrivateNote":"For Ann",
                "Line":[{"Amount":7.5,"DetailType":"SalesItemLineDetail","Description":"Cup",
                         "SalesItemLineDetail":{"ItemRef":{"value":"%s"},"Qty":3,"UnitPrice":2.5,
                                                "TaxCodeRef":{"value":"%s"}}}]
                """.formatted(item().id(), code().ref().id()));

        var shown = shown(live).orElseThrow();

        assertThat(shown.day()).hasToString("2026-03-05");
        assertThat(shown.note()).isEqualTo("For Ann");
        assertThat(shown.lines())
                .containsExactly(new ShownLine(
                        item(),
                        "Cup",
                        new BigDecimal(3),
                        new BigDecimal("2.5"),
                        Money.parse("GBP 7.50"),
                        code().ref()));
    }

    @Test
    void seesThePaymentThatHangsOnAnInvoice() {
        var live = posted(sale("10.00", "2.00").invoice());
        books.byHand("payment", """
                {"CustomerRef":{"value":"%s"},"CurrencyRef":{"value":"GBP"},"TotalAmt":12,
                 "Line":[{"Amount":12,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}
                """.formatted(customer().id(), live.ref().id()));

        assertThat(open.look(List.of(live)).get(live.key())).isInstanceOfSatisfying(Look.AsWeLeftIt.class, look -> {
            assertThat(look.linkedTo()).startsWith("Payment ");
            assertThat(look.syncToken()).isNotEqualTo(live.ref().syncToken());
        });
    }

    /// One of another among many of ours, whatever the order in which QuickBooks tells them.
    @Test
    void seesThePaymentOfAnotherBehindManyOfOurs() {
        var live = posted(sale("10.00", "2.00").invoice());
        var payments = new ArrayList<DocumentRef>();
        for (int part = 1; part <= 5; part++) {
            var paid = books.byHand(
                            "payment", """
                            {"CustomerRef":{"value":"%s"},"CurrencyRef":{"value":"GBP"},"TotalAmt":2,
                             "Line":[{"Amount":2,"LinkedTxn":[{"TxnId":"%s","TxnType":"Invoice"}]}]}
                            """.formatted(customer().id(), live.ref().id()))
                    .path("Id")
                    .asString();
            payments.add(new DocumentRef(DocumentType.PAYMENT, paid, "0", null));
        }

        for (var another : payments) {
            var ours = payments.stream().filter(one -> !one.equals(another)).toList();
            assertThat(Objects.requireNonNull(open.look(List.of(live), ours).get(live.key())))
                    .isInstanceOfSatisfying(
                            Look.AsWeLeftIt.class,
                            look -> assertThat(look.linkedTo()).isEqualTo("Payment " + another.id()));
        }
    }

    private Optional<Shown> shown(Position.Live live) {
        return Objects.requireNonNull(open.look(List.of(live)).get(live.key())).shows();
    }

    private void edit(Position.Live live, String change) {
        var token = books.read("select * from SalesReceipt").path("SyncToken").asString();
        books.byHand(
                "salesreceipt",
                "{\"sparse\":true,\"Id\":\"%s\",\"SyncToken\":\"%s\",%s}"
                        .formatted(live.ref().id(), token, change));
    }

    private Sample sale(String price, String tax) {
        return aSale().from(1001).to(customer()).of(item()).at(code()).line("Mug", 1, price, tax);
    }

    private static Instruction.Write written(String entity, Sample sale) {
        return entity.equals("Invoice") ? sale.invoice() : sale.receipt();
    }

    private Ref<Ref.Party> customer() {
        return ((Lookup.Found<Ref<Ref.Party>>)
                        chart.parties().values().iterator().next())
                .value();
    }

    private Ref<Ref.Item> item() {
        return ((Lookup.Found<Ref<Ref.Item>>) chart.items().values().iterator().next()).value();
    }

    private TaxCode code() {
        return chart.taxCodes().stream()
                .filter(code -> code.ref().name().equals("20.0% S"))
                .findFirst()
                .orElseThrow();
    }

    private Position.Live posted(Instruction create) {
        var posted = (Outcome.Posted) sent(create);
        return new Position.Live(
                Intent.of(create), posted.ref(), false, posted.stored().lineDigest());
    }

    private Outcome sent(Instruction instruction) {
        var body = open.encode(Map.of("a", instruction));
        return Objects.requireNonNull(
                open.send(new Batch(UUID.randomUUID().toString(), body), Map.of("a", Intent.of(instruction)), () -> {})
                        .get("a"));
    }
}
