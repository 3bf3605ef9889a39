package dev.cloudcart.quickbooks.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.DocumentType;
import dev.cloudcart.core.books.Look;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Proof;
import dev.cloudcart.core.books.ProofCause;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Shown;
import dev.cloudcart.core.books.TaxCode;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.LinkedTxn;
import dev.cloudcart.quickbooks.wire.Realm;

/// Tells how documents of ours that are to be amended or removed look now. A document whose version is the one we
/// made is as we left it; one of another version is compared with what we made of it, for paying an invoice changes
/// its version too.
public final class Looks {

    /// QuickBooks refuses every change of what is in one (error 6540).
    private static final String DEPOSIT = "Deposit ";

    /// Of what hangs on a document, enough for people to find the rest.
    private static final int TOLD_MAX = 3;

    private final Documents documents;
    private final CompanyFacts facts;
    private final ShownReader reader;
    private final Set<String> undeposited;
    private final Predicate<PostedTo> isGone;

    /// With whom a document of ours was, by what we know.
    public record PostedTo(DocumentType type, Ref<Ref.Party> party) {}

    /// @param undeposited ids of accounts in which money waits for the bank
    /// @param isGone whether a customer or vendor is not there any more
    public Looks(
            Realm realm, CompanyFacts facts, List<TaxCode> codes, Set<String> undeposited, Predicate<PostedTo> isGone) {
        documents = new Documents(realm);
        this.facts = facts;
        reader = new ShownReader(codes);
        this.undeposited = Set.copyOf(undeposited);
        this.isGone = isGone;
    }

    /// @param followers others of ours that may hang on them, and are not told of
    public Map<PostingKey, Look> at(Collection<Position.Live> live, Collection<DocumentRef> followers) {
        var ours = followers.stream()
                .flatMap(follower -> links(follower.type()).map(type -> new LinkedTxn(type, follower.id(), "").words()))
                .collect(Collectors.toSet());
        var found = documents.of(live.stream().map(Position.Live::ref).toList());
        var looks = new HashMap<PostingKey, Look>();
        live.forEach(one -> looks.put(one.key(), look(one, found.get(one.ref()), ours)));
        return looks;
    }

    /// What a document says hangs on it: of a payment of bills, also from where it was paid.
    private static Stream<String> links(DocumentType type) {
        return type == DocumentType.BILL_PAYMENT
                ? Stream.of("BillPayment", "BillPaymentCheck", "BillPaymentCreditCard")
                : Stream.of(DocumentWriter.entity(type));
    }

    private Look look(Position.Live live, @Nullable Entity entity, Set<String> ours) {
        if (entity == null || Postings.isVoid(entity)) {
            return new Look.Missing();
        }
        var linkedTo = entity.linked().stream()
                .filter(other -> !ours.contains(other))
                .limit(TOLD_MAX)
                .collect(Collectors.joining(", "));
        var token = entity.syncToken();
        var shown = shown(live, entity);
        boolean banked = isBanked(live, entity);
        boolean deposited = entity.linked().stream().anyMatch(other -> other.startsWith(DEPOSIT));
        if (token.equals(live.ref().syncToken())) {
            return new Look.AsWeLeftIt(token, linkedTo, shown, banked, deposited);
        }
        var edits = edits(live, entity);
        boolean moved = edits.stream().allMatch(Looks::isOfParty);
        return edits.isEmpty()
                ? new Look.AsWeLeftIt(token, linkedTo, shown, banked, deposited)
                : new Look.Edited(
                        token,
                        linkedTo,
                        edits.stream().map(Reason::what).collect(Collectors.joining("; ")),
                        Postings.content(entity, live.key()),
                        shown,
                        banked,
                        deposited,
                        moved,
                        moved && isFromOneThatIsGone(live));
    }

    /// As all documents of one that was merged into another are.
    private boolean isFromOneThatIsGone(Position.Live live) {
        var party = live.intent().expected().party();
        return party != null && isGone.test(new PostedTo(live.intent().type(), party));
    }

    /// A receipt that is not deposited yet is on no statement; one that somebody put into another account may be.
    private boolean isBanked(Position.Live live, Entity entity) {
        return switch (live.intent().type()) {
            case EXPENSE, BILL_PAYMENT -> true;
            case SALES_RECEIPT, PAYMENT -> {
                var account = entity.text("DepositToAccountRef");
                yield !account.isEmpty() && !undeposited.contains(account);
            }
            case INVOICE, PURCHASE_ORDER, BILL, VENDOR_CREDIT -> false;
        };
    }

    private @Nullable Shown shown(Position.Live live, Entity entity) {
        return Postings.of(entity, live.intent(), facts)
                .flatMap(posted -> reader.read(entity, live.intent(), posted.stored()))
                .orElse(null);
    }

    private static boolean isOfParty(Reason edit) {
        return edit.cause().equals(ProofCause.OTHER_CUSTOMER.name());
    }

    private static Reason edit(String how) {
        return Reason.other(how, "");
    }

    private List<Reason> edits(Position.Live live, Entity entity) {
        var intent = live.intent();
        var edits = new ArrayList<Reason>();
        var stored = Postings.of(entity, intent, facts).map(Outcome.Posted::stored);
        stored.ifPresentOrElse(
                now -> {
                    if (Proof.of(intent, now) instanceof Proof.Differs differs) {
                        edits.addAll(differs.reasons());
                    }
                },
                () -> edits.add(edit("it cannot be read")));
        if (edits.stream().allMatch(Looks::isOfParty)
                && !live.lineDigest().isEmpty()
                && !live.lineDigest().equals(entity.text("Line"))) {
            edits.add(edit("its lines have other products, words, quantities or prices"));
        }
        if (!entity.text("TxnDate").equals(intent.day().toString())) {
            edits.add(edit("it is of %s instead of %s".formatted(entity.text("TxnDate"), intent.day())));
        }
        var number = Objects.requireNonNullElse(live.ref().number(), "");
        if (!entity.text("DocNumber").equals(number)) {
            edits.add(edit("its number is %s instead of %s".formatted(entity.text("DocNumber"), number)));
        }
        if (!Postings.isMarked(entity, live.key())) {
            edits.add(edit("the mark of Cloud Cart was taken out of its private note"));
        }
        return edits;
    }
}
