package dev.cloudcart.quickbooks.sending;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.documents.DocumentWriter;
import dev.cloudcart.quickbooks.documents.Postings;
import dev.cloudcart.quickbooks.faults.Fault;
import dev.cloudcart.quickbooks.faults.RefusalCause;
import dev.cloudcart.quickbooks.faults.Refusals;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.Realm;
import dev.cloudcart.quickbooks.wire.Statement;

/// Decides about documents whose number is taken (fault 6140): by our own document, whose answer was lost; by one
/// of another order, which is planned anew under another number; or by one that is not ours. The fault names the
/// document, so one metered read per type of document tells.
public final class TakenNumbers {

    public static final String TAKEN = "6140";

    /// As recorded: "DocNumber=18696 is assigned to TxnType=Invoice with TxnId=6575".
    private static final Pattern HOLDER = Pattern.compile("TxnType *= *([A-Za-z ]+?) +with +TxnId *= *(\\d+)");

    private final Realm realm;
    private final CompanyFacts facts;

    public TakenNumbers(Realm realm, CompanyFacts facts) {
        this.realm = realm;
        this.facts = facts;
    }

    /// The document that has the number.
    ///
    /// @param type as QuickBooks writes it, without spaces
    private record Holder(String type, String id) {

        static Optional<Holder> of(Fault fault) {
            return Optional.of(HOLDER.matcher(fault.first().words()))
                    .filter(Matcher::find)
                    .map(found -> new Holder(found.group(1).replace(" ", ""), found.group(2)));
        }

        boolean isOf(DocumentType type) {
            return DocumentWriter.entity(type).equals(this.type);
        }

        /// Such as "sales receipt 6575".
        String words() {
            return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + " " + id;
        }
    }

    /// @param faults by short id
    Map<String, Outcome> decide(Map<String, Fault> faults, Map<String, Intent> intents) {
        var holders = new HashMap<String, Holder>();
        faults.forEach((id, fault) -> Holder.of(fault).ifPresent(holder -> holders.put(id, holder)));
        var entities = read(holders.values());
        var outcomes = new HashMap<String, Outcome>();
        faults.forEach((id, fault) -> {
            var intent = Objects.requireNonNull(intents.get(id));
            var holder = holders.get(id);
            outcomes.put(
                    id,
                    holder == null
                            ? Refusals.of(fault, intent.type())
                            : decide(holder, Optional.ofNullable(entities.get(holder)), intent));
        });
        return outcomes;
    }

    private Map<Holder, Entity> read(Collection<Holder> holders) {
        return Stream.of(DocumentType.values())
                .flatMap(type -> read(type, holders).stream())
                .collect(Collectors.toMap(
                        entity -> new Holder(entity.kind(), entity.id()), Function.identity(), (one, _) -> one));
    }

    private List<Entity> read(DocumentType type, Collection<Holder> holders) {
        var ids = holders.stream()
                .filter(holder -> holder.isOf(type))
                .map(Holder::id)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? List.of()
                : realm.query(Statement.where(DocumentWriter.entity(type), Statement.in("Id", ids)))
                        .entities();
    }

    private Outcome decide(Holder holder, Optional<Entity> entity, Intent intent) {
        if (entity.isPresent()
                && intent.target() == null
                && !Postings.isVoid(entity.get())
                && Postings.isMarked(entity.get(), intent.key())) {
            return Postings.of(entity.get(), intent, facts).orElseThrow(Realm::unreadable);
        }
        boolean ours = entity.filter(Postings::isOurs).isPresent();
        var anothers =
                intent.type().isPurchase() ? RefusalCause.PURCHASE_NUMBER_OF_ANOTHER : RefusalCause.NUMBER_OF_ANOTHER;
        var cause = ours ? RefusalCause.NUMBER_OF_ANOTHER_ORDER : anothers;
        return new Outcome.Refused(
                TAKEN,
                cause.of(String.valueOf(intent.number()), holder.words(), TAKEN),
                ours ? Outcome.Refused.Kind.NUMBER_IS_OURS : Outcome.Refused.Kind.FINAL);
    }
}
