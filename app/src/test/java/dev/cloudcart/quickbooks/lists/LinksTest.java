package dev.cloudcart.quickbooks.lists;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static dev.cloudcart.quickbooks.SimulatedBooks.PREVIEW;
import static dev.cloudcart.quickbooks.SimulatedBooks.item;
import static dev.cloudcart.quickbooks.SimulatedBooks.party;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.quickbooks.SimulatedBooks;
import dev.cloudcart.quickbooks.chart.FactsStore;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// What becomes of products and customers whose entries are renamed, made inactive or replaced in QuickBooks.
class LinksTest {

    private static final Needs MUG = item("MUG-1", "Blue mug");
    private static final Needs CUP = item("CUP-1", "Tea cup");
    private static final Needs AMAZON = party("Amazon GBP", "GBP");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void followsARenamedProduct() {
        var mug = found(look(MUG));
        long items = books.count("Item");
        change("item", mug, "\"Name\":\"Navy mug\",\"Sku\":\"\"");

        var again = found(lookAnew(MUG));

        assertThat(again).isEqualTo(new Ref<>(mug.id(), "Navy mug"));
        assertThat(books.count("Item")).isEqualTo(items);
    }

    @Test
    void followsARenamedCustomer() {
        var amazon = found(look(AMAZON));
        change("customer", amazon, "\"DisplayName\":\"Amazon UK\"");

        assertThat(found(lookAnew(AMAZON))).isEqualTo(new Ref<>(amazon.id(), "Amazon UK"));
        assertThat(books.count("Customer")).isOne();
    }

    @Test
    void staysWithAProductThoughAnotherFitsBetterByNow() {
        var mug = found(look(MUG));
        change("item", mug, "\"Name\":\"Navy mug\",\"Sku\":\"NAVY\"");
        add("{\"Name\":\"Better mug\",\"Sku\":\"MUG-1\"}");

        assertThat(found(lookAnew(MUG)).id()).isEqualTo(mug.id());
    }

    /// The item stays that of the SKU it went to, and two products never become one.
    @Test
    void holdsAProductWhoseSkuStandsOnTheItemOfAnother() {
        var mug = found(look(MUG));
        change("item", mug, "\"Name\":\"Cup\",\"Sku\":\"CUP-1\"");
        long items = books.count("Item");

        var reason = reason(lookAnew(CUP));

        assertThat(reason.what())
                .isEqualTo(
                        "The product \"Cup\" in QuickBooks has the SKU \"CUP-1\", but is that of the SKU mug-1 already");
        assertThat(reason.mend())
                .isEqualTo(
                        "Take the SKU \"CUP-1\" off it in QuickBooks and give it to a product of its own there, or let one"
                                + " be created; or name the right one in the settings (products: map); then sync again");
        assertThat(found(look(MUG))).isEqualTo(new Ref<>(mug.id(), "Cup"));
        assertThat(books.count("Item")).isEqualTo(items);
    }

    @Test
    void takesTheProductThatWasGivenTheSkuInsteadOfThatOfAnother() {
        var mug = found(look(MUG));
        change("item", mug, "\"Sku\":\"CUP-1\"");
        lookAnew(CUP);
        change("item", mug, "\"Sku\":\"MUG-1\"");
        add("{\"Name\":\"Tea cup\",\"Sku\":\"CUP-1\"}");

        assertThat(found(lookAnew(CUP)).name()).isEqualTo("Tea cup");
        assertThat(found(look(MUG)).id()).isEqualTo(mug.id());
    }

    /// What the guide says of sending a SKU to another item: the first one is free then.
    @Test
    void takesTheItemOfAnotherProductOnceThatHasOneOfItsOwn() {
        var mug = found(look(MUG));
        change("item", mug, "\"Sku\":\"CUP-1\"");
        deactivate("item", mug);
        add("{\"Name\":\"Better mug\",\"Sku\":\"MUG-1\"}");
        useInADocument(MUG);
        change("item", mug, "\"Active\":true");

        assertThat(found(lookAnew(CUP)).id()).isEqualTo(mug.id());
        assertThat(found(look(MUG)).name()).isEqualTo("Better mug");
    }

    @Test
    void tellsThatAProductIsGoneAndMakesNoOther() {
        var mug = found(look(MUG));
        change("item", mug, "\"Name\":\"Blue mug\"");
        lookAnew(MUG);
        deactivate("item", mug);
        long items = books.count("Item");

        var reason = reason(lookAnew(MUG));

        assertThat(reason.what())
                .isEqualTo(
                        "The product \"Blue mug\", which SKU MUG-1 goes to, was made inactive or deleted in QuickBooks");
        assertThat(reason.mend()).contains("the SKU MUG-1");
        assertThat(books.count("Item")).isEqualTo(items);
    }

    @Test
    void takesAProductAgainOnceItIsActive() {
        var mug = found(look(MUG));
        deactivate("item", mug);
        assertThat(lookAnew(MUG)).isInstanceOf(Lookup.Unavailable.class);
        change("item", mug, "\"Active\":true");

        assertThat(found(lookAnew(MUG)).id()).isEqualTo(mug.id());
    }

    @Test
    void takesTheProductThatWasGivenTheSkuOfOneThatIsGone() {
        var mug = found(look(MUG));
        deactivate("item", mug);
        add("{\"Name\":\"Better mug\",\"Sku\":\"MUG-1\"}");
        var better = found(lookAnew(MUG));
        useInADocument(MUG);
        change("item", mug, "\"Active\":true");

        assertThat(better.name()).isEqualTo("Better mug");
        assertThat(found(lookAnew(MUG))).isEqualTo(better);
    }

    @Test
    void tellsThatACustomerIsGoneAndTakesTheOneThatHasItsName() {
        var amazon = found(look(AMAZON));
        deactivate("customer", amazon);

        var reason = reason(lookAnew(AMAZON));
        books.byHand("customer", "{\"DisplayName\":\"Amazon GBP\",\"CurrencyRef\":{\"value\":\"GBP\"}}");
        var other = found(lookAnew(AMAZON));

        assertThat(reason.what())
                .isEqualTo("The customer \"Amazon GBP\", which Amazon GBP goes to, was made inactive,"
                        + " merged or deleted in QuickBooks");
        assertThat(other.id()).isNotEqualTo(amazon.id());
    }

    @Test
    void makesNoLinkInAPreviewNorForWhatIsHeld() {
        add("{\"Name\":\"MUG-1\"}");
        var named = found(lookAnew(MUG, PREVIEW));
        add("{\"Name\":\"Blue mug\",\"Sku\":\"MUG-1\"}");

        assertThat(named.name()).isEqualTo("MUG-1");
        assertThat(found(lookAnew(MUG)).name()).isEqualTo("Blue mug");
    }

    @Test
    void linksWhatItFoundOnceADocumentUsesIt() {
        add("{\"Name\":\"MUG-1\"}");
        var open = books.open();
        var named = found(open.chart(MUG, CREATE).items().values().iterator().next());
        open.encode(Map.of("a", aSale().of(named).line("Mug", 1, "1.00", "0.20").receipt()));
        add("{\"Name\":\"Blue mug\",\"Sku\":\"MUG-1\"}");

        assertThat(found(lookAnew(MUG))).isEqualTo(named);
    }

    @Test
    void asksOnlyOnceForWhatIsGone() {
        var mug = found(look(MUG));
        deactivate("item", mug);
        lookAnew(MUG);

        look(MUG);

        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    @Test
    void costsNoReadWhileEverythingStands() {
        look(MUG);
        look(AMAZON);

        look(MUG);
        assertThat(books.meter.calls().quickbooksReads()).isZero();
        look(AMAZON);
        assertThat(books.meter.calls().quickbooksReads()).isZero();
    }

    @Test
    void forgetsEverythingWhenOtherBooksAreConnected() {
        look(MUG);

        new FactsStore(DATABASE.jdbc(), books.company).forget();

        assertThat(links(books.company)).isZero();
    }

    private long links(CompanyId company) {
        return DATABASE.jdbc()
                .sql("select count(*) from quickbooks_link where company = ?")
                .param(company.value())
                .query(Long.class)
                .single();
    }

    private void useInADocument(Needs needs) {
        var open = books.open();
        open.refresh();
        var item = found(open.chart(needs, CREATE).items().values().iterator().next());
        open.encode(Map.of("a", aSale().of(item).line("Mug", 1, "1.00", "0.20").receipt()));
    }

    private Lookup<? extends Ref<?>> look(Needs needs) {
        var chart = books.open().chart(needs, CREATE);
        return only(chart.items(), chart.parties());
    }

    private Lookup<? extends Ref<?>> lookAnew(Needs needs) {
        return lookAnew(needs, CREATE);
    }

    /// As a run that a person starts.
    private Lookup<? extends Ref<?>> lookAnew(Needs needs, Creation creation) {
        books.clock.advance(Duration.ofMinutes(1));
        var open = books.open();
        open.refresh();
        var chart = open.chart(needs, creation);
        return only(chart.items(), chart.parties());
    }

    private static Lookup<? extends Ref<?>> only(
            Map<?, Lookup<Ref<Ref.Item>>> items, Map<?, Lookup<Ref<Ref.Party>>> parties) {
        return items.isEmpty()
                ? parties.values().iterator().next()
                : items.values().iterator().next();
    }

    private void deactivate(String path, Ref<?> entry) {
        change(path, entry, "\"Active\":false");
    }

    private void change(String path, Ref<?> entry, String fields) {
        var kind = path.equals("item") ? "Item" : "Customer";
        var token = books.read(
                        "select * from %s where Id = '%s' and Active in (true, false)".formatted(kind, entry.id()))
                .path("SyncToken")
                .asString();
        books.byHand(
                path, "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,%s}".formatted(entry.id(), token, fields));
    }

    private void add(String item) {
        var accounts =
                "\"Type\":\"Service\",\"IncomeAccountRef\":{\"value\":\"%s\"},\"ExpenseAccountRef\":{\"value\":\"%s\"}"
                        .formatted(account("Sales"), account("Purchases"));
        books.byHand("item", item.replaceFirst("}$", "," + accounts + "}"));
    }

    private String account(String name) {
        return books.read("select * from Account where Name = '%s'".formatted(name))
                .path("Id")
                .asString();
    }

    private static <R extends Ref<?>> R found(Lookup<R> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found<R>) lookup).value();
    }

    private static Reason reason(Lookup<? extends Ref<?>> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Unavailable.class);
        return ((Lookup.Unavailable<?>) lookup).reason();
    }
}
