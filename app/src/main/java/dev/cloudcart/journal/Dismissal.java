package dev.cloudcart.journal;

import java.util.List;

import dev.cloudcart.core.trade.SourceKind;

/// What came of dismissing what is held under a number.
public sealed interface Dismissal {

    record Done(SourceKind kind) implements Dismissal {}

    /// Nothing is held under it.
    record Nothing() implements Dismissal {}

    /// Records of several kinds are held under it, and nobody said which of them is meant.
    record Several(List<SourceKind> kinds) implements Dismissal {
        public Several {
            kinds = List.copyOf(kinds);
        }
    }
}
