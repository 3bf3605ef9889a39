package dev.cloudcart.connections;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionOperations;

import dev.cloudcart.connections.ConnectionProblem.InstallationTrouble;

/// Seals all stored secrets anew with a new key. May end at any moment, be it by `kill -9`: the new key lies beside
/// the old one from before anything is sealed with it until everything is, both open, and who rotates again goes on
/// with it.
public final class KeyRotation {

    private final ConnectionStore store;
    private final List<SealedElsewhere> others;
    private final GrantedPairs pairs;
    private final MasterKey key;
    private final TransactionOperations ownTransaction;
    private final Runnable replay;
    private final Consumer<Moment> passed;

    /// @param connections whose secrets were sealed anew
    /// @param where the key is now
    public record Rotated(int connections, String where) {}

    /// What has been done when it is passed.
    enum Moment {
        MADE,
        SEALED,
        COMMITTED,
        KEPT,
        GIVEN_UP
    }

    /// @param others what other rooms keep sealed
    /// @param pairs what was granted and is kept in the home, sealed with the old key perhaps
    /// @param replay stores those of them that nobody is just connecting with
    /// @param passed told as soon as a moment has passed
    KeyRotation(
            ConnectionStore store,
            List<SealedElsewhere> others,
            GrantedPairs pairs,
            MasterKey key,
            TransactionOperations ownTransaction,
            Runnable replay,
            Consumer<Moment> passed) {
        this.store = store;
        this.others = List.copyOf(others);
        this.pairs = pairs;
        this.key = key;
        this.ownTransaction = ownTransaction;
        this.replay = replay;
        this.passed = passed;
    }

    /// A key that is configured stays: what was sealed with others of its keyset is sealed with the first one.
    ///
    /// @throws InstallationTrouble when something stored cannot be opened, or the key file cannot be written
    public Rotated rotate() {
        try {
            return ownTransactions();
        } catch (IOException _) {
            throw new InstallationTrouble(
                    "The new master key cannot be written beside %s.".formatted(key.where()),
                    "Let Cloud Cart write there and rotate again; nothing is lost.");
        }
    }

    private Rotated ownTransactions() throws IOException {
        key.makeNext();
        replay.run();
        passed.accept(Moment.MADE);
        int count = ownTransaction.execute(_ -> {
            int sealed = store.sealAnew();
            others.forEach(SealedElsewhere::sealAnew);
            passed.accept(Moment.SEALED);
            return sealed;
        });
        passed.accept(Moment.COMMITTED);
        sealAnewWhatIsKept();
        passed.accept(Moment.KEPT);
        key.giveUpOld();
        passed.accept(Moment.GIVEN_UP);
        return new Rotated(count, key.where());
    }

    private void sealAnewWhatIsKept() {
        try {
            pairs.sealAnew();
        } catch (IOException _) {
            throw new InstallationTrouble(
                    "What QuickBooks granted and the folder granted of the home keeps cannot be sealed anew.",
                    "Let Cloud Cart read and write there and rotate again; nothing is lost.");
        }
    }
}
