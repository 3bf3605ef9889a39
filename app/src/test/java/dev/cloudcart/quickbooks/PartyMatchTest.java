package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Sample.aSale;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Which customer a store goes to where one fits two of them.
class PartyMatchTest {

    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    /// Whichever is asked for first.
    @Test
    void holdsAStoreWhoseCustomerIsAnotherByItsFullName() {
        var below = below(add("Amazon"), "UK GBP");

        var both = look(books.open(), "UK GBP", "Amazon:UK GBP");

        assertThat(found(both.get("Amazon:UK GBP")).id()).isEqualTo(below);
        assertThat(reason(both.get("UK GBP")).what())
                .isEqualTo("The customer \"Amazon:UK GBP\" in QuickBooks may be \"UK GBP\", but is that of"
                        + " \"amazon:uk gbp\" already");
        assertThat(reason(both.get("UK GBP")).mend())
                .isEqualTo("Give that customer another name in QuickBooks, or give the store another name in the"
                        + " settings file (order-export: stores), then sync again");
    }

    @Test
    void holdsAPathWhoseCustomerWentToItsLeafBefore() {
        var below = below(add("Amazon"), "UK GBP");
        var open = books.open();
        assertThat(found(look(open, "UK GBP").get("UK GBP")).id()).isEqualTo(below);

        var later = look(open, "Amazon:UK GBP").get("Amazon:UK GBP");

        assertThat(reason(later).what()).contains("\"Amazon:UK GBP\"").contains("that of \"uk gbp\" already");
    }

    @Test
    void holdsAStoreWhoseNameWasGivenToTheCustomerOfAnother() {
        var amazon = add("Amazon GBP");
        var open = books.open();
        use(open, found(look(open, "Amazon GBP").get("Amazon GBP")));
        books.byHand("customer", """
                {"Id":"%s","SyncToken":"0","sparse":true,"DisplayName":"eBay GBP"}""".formatted(amazon));

        open = books.open();
        open.refresh();
        var both = look(open, "Amazon GBP", "eBay GBP");

        assertThat(found(both.get("Amazon GBP")).id()).isEqualTo(amazon);
        assertThat(reason(both.get("eBay GBP")).what())
                .isEqualTo("The customer \"eBay GBP\" in QuickBooks may be \"eBay GBP\", but is that of"
                        + " \"amazon gbp\" already");
    }

    @Test
    void asksAsOftenAsItLikesForTheSame() {
        var amazon = add("Amazon GBP");
        var open = books.open();

        look(open, "Amazon GBP");

        assertThat(found(look(open, "amazon gbp").get("amazon gbp")).id()).isEqualTo(amazon);
    }

    private static void use(OpenBooks open, Ref<Ref.Party> customer) {
        open.encode(
                Map.of("a", aSale().to(customer).line("Mug", 1, "1.00", "0.20").receipt()));
    }

    private static Map<String, Lookup<Ref<Ref.Party>>> look(OpenBooks open, String... names) {
        var needs = Arrays.stream(names).map(name -> new PartyNeed(name, GBP)).collect(Collectors.toSet());
        var looked = new HashMap<String, Lookup<Ref<Ref.Party>>>();
        open.chart(new Needs(needs, Set.of(), Set.of()), CREATE)
                .parties()
                .forEach((need, customer) -> looked.put(need.name(), customer));
        return looked;
    }

    private String add(String name) {
        return id("{\"DisplayName\":\"%s\",\"CurrencyRef\":{\"value\":\"GBP\"}}".formatted(name));
    }

    private String below(String parent, String name) {
        return id("""
                {"DisplayName":"%s","CurrencyRef":{"value":"GBP"},"Job":true,"ParentRef":{"value":"%s"}}""".formatted(name, parent));
    }

    private String id(String customer) {
        return books.byHand("customer", customer).path("Id").asString();
    }

    private static Ref<Ref.Party> found(@Nullable Lookup<Ref<Ref.Party>> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found<Ref<Ref.Party>>) Objects.requireNonNull(lookup)).value();
    }

    private static Reason reason(@Nullable Lookup<Ref<Ref.Party>> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.Unavailable.class);
        return ((Lookup.Unavailable<Ref<Ref.Party>>) Objects.requireNonNull(lookup)).reason();
    }
}
