package dev.cloudcart.quickbooks;

import static dev.cloudcart.quickbooks.Bought.bought;
import static dev.cloudcart.quickbooks.SimulatedBooks.CREATE;
import static dev.cloudcart.quickbooks.SimulatedBooks.PREVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.Creation.ItemKind;
import dev.cloudcart.core.books.Lookup;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartyNeed;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.ports.Books.OpenBooks;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;

/// Which vendor a supplier goes to.
class VendorMatchTest {

    private static final PartyNeed ACME = vendor("Acme", "GBP");
    private static final PartyNeed ACME_IN_EUROS = vendor("Acme", "EUR");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private SimulatedBooks books = new SimulatedBooks(DATABASE.jdbc(), Options.usual());

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void createsAVendorOnce() {
        var first = found(look(books.open(), CREATE, ACME).get(ACME));

        assertThat(first.name()).isEqualTo("Acme");
        assertThat(found(look(books.open(), CREATE, ACME).get(ACME))).isEqualTo(first);
        assertThat(books.count("Vendor")).isOne();
        assertThat(books.read("select * from Vendor").at("/CurrencyRef/value").asString())
                .isEqualTo("GBP");
    }

    @Test
    void usesTheVendorThatIsThere() {
        var acme = add("vendor", "acme ", "GBP");

        assertThat(found(look(books.open(), CREATE, ACME).get(ACME)).id()).isEqualTo(acme);
    }

    @Test
    void onlyNamesWhatItMayNotCreate() {
        assertThat(look(books.open(), PREVIEW, ACME)).containsValue(new Lookup.ToBeCreated<>("Acme"));

        var reason = reason(look(books.open(), new Creation(true, true, ItemKind.NEVER, ""), ACME)
                .get(ACME));

        assertThat(reason.what()).isEqualTo("QuickBooks has no vendor named \"Acme\"");
        assertThat(books.count("Vendor")).isZero();
    }

    @Test
    void givesEachCurrencyAVendorOfItsOwn() {
        var both = look(books.open(), CREATE, ACME, ACME_IN_EUROS);

        assertThat(found(both.get(ACME)).name()).isEqualTo("Acme");
        assertThat(found(both.get(ACME_IN_EUROS)).name()).isEqualTo("Acme EUR");
        assertThat(look(books.open(), CREATE, ACME, ACME_IN_EUROS)).isEqualTo(both);
        assertThat(books.count("Vendor")).isEqualTo(2);
    }

    @Test
    void goesToTheVendorOfItsCurrencyThatSomebodyMade() {
        add("vendor", "Acme", "GBP");
        var inEuros = add("vendor", "Acme EUR", "EUR");

        assertThat(found(look(books.open(), CREATE, ACME_IN_EUROS).get(ACME_IN_EUROS))
                        .id())
                .isEqualTo(inEuros);
    }

    @Test
    void givesWayToACustomerOfItsName() {
        add("customer", "Acme", "GBP");

        var both = look(books.open(), CREATE, ACME, ACME_IN_EUROS);

        assertThat(found(both.get(ACME)).name()).isEqualTo("Acme (vendor)");
        assertThat(found(both.get(ACME_IN_EUROS)).name()).isEqualTo("Acme (vendor) EUR");
    }

    /// The index holds no employees: that the name is taken shows only when it is asked for.
    @Test
    void givesWayToAnEmployeeOfItsName() {
        books.byHand("employee", "{\"DisplayName\":\"Acme\",\"GivenName\":\"Ann\",\"FamilyName\":\"Acme\"}");

        assertThat(found(look(books.open(), CREATE, ACME).get(ACME)).name()).isEqualTo("Acme (vendor)");
    }

    @Test
    void givesWayToACustomerThatIsCreatedBesideIt() {
        var customer = new PartyNeed("Acme", CurrencyUnit.GBP);

        var both = look(books.open(), CREATE, ACME, customer);

        assertThat(found(both.get(customer)).name()).isEqualTo("Acme");
        assertThat(found(both.get(ACME)).name()).isEqualTo("Acme (vendor)");
        assertThat(found(both.get(ACME)).id())
                .isNotEqualTo(found(both.get(customer)).id());
    }

    @Test
    void tellsWhereNoNameIsLeft() {
        add("customer", "Acme", "GBP");
        add("customer", "Acme (vendor)", "GBP");

        var reason = reason(look(books.open(), CREATE, ACME).get(ACME));

        assertThat(reason.what())
                .isEqualTo("\"Acme (vendor)\" is the name of a customer in QuickBooks, so no vendor can have it");
        assertThat(reason.mend())
                .isEqualTo(
                        "Rename the customer in QuickBooks, or give the supplier another name in Linnworks, then sync"
                                + " again");
    }

    @Test
    void followsAVendorThatIsRenamed() {
        var open = books.open();
        var acme = found(look(open, CREATE, ACME).get(ACME));
        use(open, acme);
        change(acme, "\"DisplayName\":\"Acme Limited\"");

        open = books.open();
        open.refresh();

        assertThat(found(look(open, CREATE, ACME).get(ACME))).isEqualTo(new Ref<>(acme.id(), "Acme Limited"));
    }

    @Test
    void tellsThatItsVendorIsGone() {
        add("customer", "Acme", "GBP");
        var open = books.open();
        use(open, found(look(open, CREATE, ACME).get(ACME)));
        change(found(look(open, CREATE, ACME).get(ACME)), "\"Active\":false");

        open = books.open();
        open.refresh();
        var reason = reason(look(open, CREATE, ACME).get(ACME));

        assertThat(reason.what())
                .isEqualTo("The vendor \"Acme (vendor)\", which the supplier Acme goes to, was made inactive, merged or"
                        + " deleted in QuickBooks");
        assertThat(reason.mend())
                .isEqualTo(
                        "Make it active again in QuickBooks, or name the vendor that takes its place \"Acme (vendor)\""
                                + " there; then sync again");
    }

    /// What is found becomes its vendor with the first document, as what is created is at once.
    @Test
    void neverMakesOneVendorOfTwoSuppliers() {
        var acme = add("vendor", "Acme", "GBP");
        var open = books.open();
        use(open, found(look(open, CREATE, ACME).get(ACME)));
        change(new Ref<>(acme, "Acme"), "\"DisplayName\":\"Zenith\"");
        var zenith = vendor("Zenith", "GBP");

        open = books.open();
        open.refresh();
        var both = look(open, CREATE, ACME, zenith);

        assertThat(found(both.get(ACME)).id()).isEqualTo(acme);
        assertThat(reason(both.get(zenith)).what())
                .isEqualTo("The vendor \"Zenith\" in QuickBooks may be \"Zenith\", but is that of \"acme\" already");
    }

    @Test
    void aVendorIsNoCustomerThoughBothAreCalledAlike() {
        var open = books.open();
        use(open, found(look(open, CREATE, ACME).get(ACME)));
        var customer = new PartyNeed("Acme", CurrencyUnit.GBP);

        assertThat(reason(look(open, CREATE, customer).get(customer)).what())
                .isEqualTo("\"Acme\" is the name of a vendor in QuickBooks, so no customer can have it");
    }

    @Test
    void hasNoForeignVendorsWhereThereIsOneCurrency() {
        books.close();
        books = new SimulatedBooks(DATABASE.jdbc(), Options.usual().multicurrency(false));

        var both = look(books.open(), CREATE, ACME, ACME_IN_EUROS);

        assertThat(found(both.get(ACME)).name()).isEqualTo("Acme");
        assertThat(reason(both.get(ACME_IN_EUROS)).what())
                .isEqualTo("The company keeps its books in GBP only, and this is in EUR");
    }

    /// A supplier is known by its id.
    @Test
    void keepsTheVendorOfASupplierThatIsRenamed() {
        var acme = found(look(books.open(), CREATE, supplier(1, "Acme")).get(supplier(1, "Acme")));
        var open = books.open();
        var renamed = supplier(1, "Acme Limited");

        assertThat(found(look(open, CREATE, renamed).get(renamed))).isEqualTo(acme);

        assertThat(open.remarks())
                .containsExactly(
                        "Linnworks calls the supplier \"Acme Limited\" now, until now \"Acme\". Its vendor in QuickBooks stays \"Acme\": rename it there if you like.");
        assertThat(books.count("Vendor")).isOne();
        open = books.open();
        look(open, CREATE, renamed, supplier(1, "ACME"));
        assertThat(open.remarks()).isEmpty();
    }

    @Test
    void tellsTwoSuppliersOfOneNameApart() {
        var both = look(books.open(), CREATE, supplier(1, "Acme"), supplier(2, "Acme"));

        assertThat(found(both.get(supplier(1, "Acme"))).name()).isEqualTo("Acme");
        var reason = reason(both.get(supplier(2, "Acme")));
        assertThat(reason.what())
                .isEqualTo(
                        "The vendor \"Acme\" in QuickBooks is that of another supplier whom Linnworks calls \"Acme\" too");
        assertThat(reason.mend()).startsWith("Give the supplier of this one another name in Linnworks");
        assertThat(books.count("Vendor")).isOne();
        var mended = supplier(2, "Acme Leeds");
        assertThat(found(look(books.open(), CREATE, mended).get(mended)).name()).isEqualTo("Acme Leeds");
    }

    @Test
    void tellsSuppliersOfOneNameApartWhoseVendorIsThere() {
        var acme = add("vendor", "Acme", "GBP");
        var open = books.open();
        var both = look(open, CREATE, supplier(1, "Acme"), supplier(2, "Acme"));

        assertThat(found(both.get(supplier(1, "Acme"))).id()).isEqualTo(acme);
        assertThat(reason(both.get(supplier(2, "Acme"))).what()).contains("that of another supplier");
    }

    /// They are called alike no more, so that it is named.
    @Test
    void namesTheSupplierThatHadTheNameBefore() {
        found(look(books.open(), CREATE, supplier(1, "Acme")).get(supplier(1, "Acme")));
        look(books.open(), CREATE, supplier(1, "Acme Limited"));

        var reason = reason(look(books.open(), CREATE, supplier(2, "Acme")).get(supplier(2, "Acme")));

        assertThat(reason.what())
                .isEqualTo(
                        "The vendor \"Acme\" in QuickBooks may be \"Acme\", but is that of \"Acme Limited\" already");
        assertThat(books.count("Vendor")).isOne();
    }

    /// Until V49 a supplier was remembered by its name.
    @Test
    void takesOverWhatWasRememberedByItsName() {
        var acme = found(look(books.open(), CREATE, ACME).get(ACME));
        change(acme, "\"DisplayName\":\"Acme Holdings\"");
        var open = books.open();
        open.refresh();

        assertThat(found(look(open, CREATE, supplier(1, "Acme")).get(supplier(1, "Acme")))
                        .id())
                .isEqualTo(acme.id());
        use(open, new Ref<>(acme.id(), "Acme Holdings"));
        var renamed = supplier(1, "Acme Limited");
        assertThat(found(look(books.open(), CREATE, renamed).get(renamed)).id()).isEqualTo(acme.id());
        var other = supplier(2, "Acme");
        assertThat(found(look(books.open(), CREATE, other).get(other)).id()).isNotEqualTo(acme.id());
        assertThat(books.count("Vendor")).isEqualTo(2);
    }

    @Test
    void tellsThatWhatWasRememberedByItsNameIsGone() {
        var acme = found(look(books.open(), CREATE, ACME).get(ACME));
        change(acme, "\"Active\":false");
        var open = books.open();
        open.refresh();

        assertThat(reason(look(open, CREATE, supplier(1, "Acme")).get(supplier(1, "Acme")))
                        .what())
                .isEqualTo("The vendor \"Acme\", which the supplier Acme goes to, was made inactive, merged or deleted"
                        + " in QuickBooks");
        assertThat(books.count("Vendor")).isOne();
    }

    @Test
    void letsTheVendorOfASupplierBeNamedInTheSettings() {
        var acme = found(look(books.open(), CREATE, supplier(1, "Acme")).get(supplier(1, "Acme")));

        assertThat(found(look(books.open(), CREATE, ACME).get(ACME))).isEqualTo(acme);
    }

    private static PartyNeed supplier(int id, String name) {
        return PartyNeed.vendor(new UUID(0, id), name, CurrencyUnit.GBP);
    }

    private static void use(OpenBooks open, Ref<Ref.Party> vendor) {
        open.encode(Map.of("a", bought("PO1").from(vendor).line(1, 1, "1.00").order()));
    }

    private static Map<PartyNeed, Lookup<Ref<Ref.Party>>> look(OpenBooks open, Creation creation, PartyNeed... needs) {
        return open.chart(new Needs(Set.of(needs), Set.of(), Set.of()), creation)
                .parties();
    }

    private static PartyNeed vendor(String name, String currency) {
        return PartyNeed.vendor(name, CurrencyUnit.of(currency));
    }

    private String add(String kind, String name, String currency) {
        return books.byHand(
                        kind, "{\"DisplayName\":\"%s\",\"CurrencyRef\":{\"value\":\"%s\"}}".formatted(name, currency))
                .path("Id")
                .asString();
    }

    private void change(Ref<Ref.Party> vendor, String change) {
        books.byHand("vendor", "{\"sparse\":true,\"Id\":\"%s\",\"SyncToken\":\"0\",%s}".formatted(vendor.id(), change));
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
