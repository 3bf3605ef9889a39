package dev.cloudcart.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.thirdparty.com.google.common.collect.Sets;
import org.junit.jupiter.api.Test;

import dev.cloudcart.linnworks.LinnworksAnswers;
import dev.cloudcart.ports.PurchaseQuery;
import dev.cloudcart.ports.SalesQuery;
import dev.cloudcart.quickbooks.QuickBooksAnswers;

class AnswersTest {

    /// The first of those that `./cloudcart bench answers` reads.
    private static final int CASES = 1_500;

    private static final List<FuzzedCall> CALLS = Answers.calls();

    private static final Set<String> ASKING = Set.of(
            "Wire.send",
            "Caller.send",
            "Client.call",
            "Realm.query",
            "Realm.queryWhole",
            "Realm.body",
            "Realm.read",
            "Realm.batch");

    /// What hands a call on says nothing about who asks.
    private static final Set<String> ON_THE_WAY = Set.of("Caller", "Client", "Realm", "Attempts");

    /// What they read goes into the database; each entry is read in the same way by `list` and `changes of lists`.
    private static final Set<String> INTO_THE_DATABASE =
            Set.of("ListIndex.fill", "ListIndex.changes", "ListIndex.ask", "Namesakes.find");

    @Test
    void garbledAnswersOfEveryCallEndAsValues() throws Exception {
        assertThat(new Fuzzing(CALLS).run(0, CASES, 2)).isEmpty();
    }

    /// A new method, list or kind of document without a reading here is found by this.
    @Test
    void everyCallOfBothServicesIsGarbled() {
        var named = Stream.of(LinnworksAnswers.names(), QuickBooksAnswers.names())
                .flatMap(List::stream)
                .toList();

        assertThat(named)
                .allSatisfy(
                        name -> assertThat(CALLS).anyMatch(call -> call.name().startsWith(name + " ")));
    }

    /// So is a new way to read the shop. Each comes to orders that are read whole.
    @Test
    void everyReadingOfTheShopIsGarbled() {
        assertThat(SalesQuery.class.getPermittedSubclasses())
                .allSatisfy(query -> assertThat(readings()).contains(word(query) + " orders"));
        assertThat(PurchaseQuery.class.getPermittedSubclasses())
                .allSatisfy(query -> assertThat(readings()).contains(word(query) + " purchase orders"));
    }

    private static Set<String> readings() {
        return CALLS.stream()
                .filter(call -> call.name().matches("linnworks (ORDER|PURCHASE_ORDER).* of .*"))
                .map(call -> call.name().replaceFirst("linnworks \\w+ of ", ""))
                .collect(Collectors.toSet());
    }

    private static String word(Class<?> query) {
        return query.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// And so is a new place in the program that asks a service for anything.
    @Test
    void everyPlaceThatAsksAServiceReadsGarbledAnswers() {
        var asking = new ClassFileImporter()
                        .importPackages(
                                "dev.cloudcart.linnworks", "dev.cloudcart.quickbooks", "dev.cloudcart.connections")
                        .stream()
                        .filter(one -> !ON_THE_WAY.contains(one.getSimpleName()))
                        .flatMap(one -> one.getMethodCallsFromSelf().stream())
                        .filter(call -> ASKING.contains(name(call.getTarget())))
                        .map(call -> name(call.getOrigin()))
                        .filter(place ->
                                !place.contains("Answers.") && !place.matches("(SampleDocuments|SimulatedEntry)[.].*"))
                        .collect(Collectors.toSet());
        var garbled = CALLS.stream().flatMap(call -> call.places().stream()).collect(Collectors.toSet());

        assertThat(asking).hasSizeGreaterThan(20);
        assertThat(Sets.difference(asking, garbled)).containsExactlyInAnyOrderElementsOf(INTO_THE_DATABASE);
    }

    private static String name(JavaMember member) {
        return name(member.getOwner(), member.getName());
    }

    private static String name(AccessTarget target) {
        return name(target.getOwner(), target.getName());
    }

    private static String name(JavaClass owner, String method) {
        return owner.getName().replaceFirst(".*[.]", "") + "." + method;
    }

    @Test
    void whatIsFoundSaysHowItIsPlayedAgain() throws Exception {
        var odd = new FuzzedCall("service CALL", Set.of(), seed -> {
            if (seed == 17) {
                throw new IllegalStateException("no value");
            }
        });

        assertThat(new Fuzzing(List.of(odd)).run(0, 100, 2))
                .singleElement()
                .asString()
                .startsWith("case 17 (service CALL): java.lang.IllegalStateException: no value");
    }

    @Test
    void aCaseIsTheSameEachTime() throws Exception {
        var seeds = new CopyOnWriteArrayList<Long>();

        new Fuzzing(List.of(new FuzzedCall("one", Set.of(), _ -> {}), new FuzzedCall("two", Set.of(), seeds::add)))
                .run(4, 4, 1);

        assertThat(seeds).containsExactly(5L, 7L);
    }

    @Test
    void tellsATextThatNoDatabaseKeeps() {
        assertThatThrownBy(() -> Keepable.text("a\u0000b")).hasMessageContaining("cannot be kept");
        assertThatThrownBy(() -> Keepable.text("x".repeat(501), 500)).hasMessageContaining("501 letters");
    }
}
