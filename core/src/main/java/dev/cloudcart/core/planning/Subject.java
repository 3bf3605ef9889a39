package dev.cloudcart.core.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;

/// A sale that is to be planned, and what stands of it.
///
/// @param version of the record that the sale was read from
/// @param positions of the documents of its newest generation; empty when it never had any
public record Subject(Sale sale, Version version, List<Position> positions) {

    private static final int FIRST_GENERATION = 1;

    public Subject {
        positions = List.copyOf(positions);
    }

    public static Subject of(Sale sale, String print, List<? extends Position> positions) {
        return new Subject(sale, Version.of(print, sale), List.copyOf(positions));
    }

    /// Where a buyer was, as far as it was ever told: by the filed records, of which the last counts that does not
    /// merely tell less than those before, and where none told it whole, by what its documents were made from.
    ///
    /// @param filed by the versions of the record, oldest first
    public static Whereabouts buyerKnown(List<Whereabouts> filed, List<? extends Position> positions) {
        var known = filed.stream().reduce(Whereabouts.UNKNOWN, Whereabouts::then);
        if (known.whole()) {
            return known;
        }
        var place = known.place();
        for (var position : positions) {
            place = place.or(buyer(position));
        }
        return new Whereabouts(place, false);
    }

    private static Jurisdiction buyer(Position position) {
        return switch (position) {
            case Position.Live live -> live.intent().origin().version().buyer();
            case Position.Gone gone -> gone.version().buyer();
            case Position.InDoubt _ -> Jurisdiction.UNKNOWN;
        };
    }

    UUID id() {
        return sale.ref().id();
    }

    /// What stands, in the order of its parts.
    List<Position.Live> live() {
        return positions.stream()
                .filter(Position.Live.class::isInstance)
                .map(Position.Live.class::cast)
                .sorted((one, other) ->
                        Integer.compare(one.key().part(), other.key().part()))
                .toList();
    }

    List<Position.Gone> gone() {
        return positions.stream()
                .filter(Position.Gone.class::isInstance)
                .map(Position.Gone.class::cast)
                .toList();
    }

    /// The day of the document that stands, or of the one that stood; empty when there was none.
    Optional<LocalDate> day() {
        return Stream.concat(
                        live().stream().map(one -> one.intent().day()),
                        gone().stream().map(Position.Gone::day))
                .findFirst();
    }

    /// Whether an answer is still to come.
    public boolean isInDoubt() {
        return positions.stream().anyMatch(Position.InDoubt.class::isInstance);
    }

    /// Whether something stands, and nothing of it is missing.
    boolean standsWhole() {
        var live = live();
        return !live.isEmpty()
                && live.size() == live.getFirst().intent().origin().documents();
    }

    /// Whether anything of it stands, or may.
    public boolean stands() {
        return positions.size() > gone().size();
    }

    /// Whether some of its documents stand, or may, and others do not.
    public boolean standsInPart() {
        return stands() && !standsWhole();
    }

    /// Whether we have removed some of its documents, and others stand still.
    public boolean isBeingRemoved() {
        return !live().isEmpty() && !gone().isEmpty() && gone().stream().allMatch(Position.Gone::byUs);
    }

    /// Whether it stands as the shop says now, whatever the rules have become since, and nobody edited it.
    boolean isUnchanged() {
        return standsWhole()
                && gone().isEmpty()
                && saysTheSame()
                && live().stream().noneMatch(Position.Live::edited);
    }

    /// Whether the shop says of it what its documents were made from.
    boolean saysTheSame() {
        return live().stream().allMatch(one -> one.intent().origin().version().saysTheSameAs(version));
    }

    /// Whether it stands as the shop says, but for what somebody edited in the books.
    public boolean isEditedAlone() {
        return standsWhole()
                && gone().isEmpty()
                && saysTheSame()
                && live().stream().anyMatch(Position.Live::edited);
    }

    /// Whether nothing is to be found out about it: it stands unchanged, or an answer is still to come.
    public boolean isSettled() {
        return isInDoubt() || isUnchanged();
    }

    /// As it is once its documents are removed.
    public Subject withoutItsDocuments() {
        return new Subject(
                sale,
                version,
                positions.stream()
                        .map(position -> position instanceof Position.Live live ? gone(live) : position)
                        .toList());
    }

    private static Position gone(Position.Live live) {
        var intent = live.intent();
        return new Position.Gone(live.key(), live.ref(), intent.origin().version(), intent.day(), true);
    }

    /// The key of the document that it has, or is to have.
    PostingKey key(CompanyId company) {
        int generation = positions.stream()
                .mapToInt(position -> position.key().generation())
                .max()
                .orElse(FIRST_GENERATION);
        boolean isOver = live().isEmpty() && !gone().isEmpty() && !isInDoubt();
        return new PostingKey(company, sale.ref().kind(), id(), Role.SALE, isOver ? generation + 1 : generation);
    }
}
