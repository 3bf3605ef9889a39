package dev.cloudcart.core.books;

/// Something in the books by its id there, so that no account stands where a customer belongs.
///
/// @param <K> what it is
/// @param name for people; the id decides
@SuppressWarnings("UnusedTypeParameter") // it only keeps them apart
public record Ref<K extends Ref.Kind>(String id, String name) {

    /// Stands for the id that the books would give, in a preview.
    public static final String NEW = "new";

    /// What the books keep lists of.
    public sealed interface Kind permits Party, Item, Account, TaxCode, TaxRate, Terms, PaymentMethod {}

    /// A customer, or a vendor.
    public static final class Party implements Kind {
        private Party() {}
    }

    /// A product or service, or the account that stands on a line in its place.
    public static final class Item implements Kind {
        private Item() {}
    }

    /// An account of the chart of accounts.
    public static final class Account implements Kind {
        private Account() {}
    }

    /// What says how a line is taxed.
    public static final class TaxCode implements Kind {
        private TaxCode() {}
    }

    /// A part of a tax code that is told for itself.
    public static final class TaxRate implements Kind {
        private TaxRate() {}
    }

    /// By when something is to be paid.
    public static final class Terms implements Kind {
        private Terms() {}
    }

    /// How something was paid.
    public static final class PaymentMethod implements Kind {
        private PaymentMethod() {}
    }

    /// Of an account that stands on a line in place of an item.
    public static Ref<Item> onLine(Ref<Account> account) {
        return new Ref<>(account.id, account.name);
    }
}
