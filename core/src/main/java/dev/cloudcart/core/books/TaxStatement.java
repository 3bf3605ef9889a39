package dev.cloudcart.core.books;

import java.util.List;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;

/// How a document tells its tax.
public sealed interface TaxStatement {

    /// What the books should add to the lines' net amounts; null where they should add nothing.
    @Nullable
    Money total();

    /// Non-US: a code on every line, and one entry per rate, complete, so that our amounts stand.
    record ByCode(Money total, List<Entry> entries) implements TaxStatement {
        public ByCode {
            entries = List.copyOf(entries);
        }
    }

    /// @param net what the rate was applied to
    record Entry(Ref<Ref.TaxRate> rate, TaxRate percent, Money net, Money tax) {}

    /// US: one code for the whole document; lines say TAX or NON.
    ///
    /// @param code null when nothing is taxed
    record UnitedStates(@Nullable Ref<Ref.TaxCode> code, Money total, boolean automated) implements TaxStatement {}

    /// The document has no tax of its own: tax is off, or stands on a line.
    record None() implements TaxStatement {
        @Override
        public @Nullable Money total() {
            return null;
        }
    }
}
