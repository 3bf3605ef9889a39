package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// Sentences for people hold no class names of exceptions. What an exception of somebody else says of itself may be
/// one (`java.io.EOFException: …`), so nobody shows it: it is for the log.
class WordsOfExceptionsTest {

    private static final Set<String> WORDS = Set.of("getMessage", "getLocalizedMessage", "getOriginalMessage");

    /// What they do with it is shown to nobody, or is shown without what is of the exception.
    private static final Set<String> KNOWN = Set.of(
            // an inner failure, whose words go into an outer one
            "dev.cloudcart.database.Digest",
            // looks for a word in it
            "dev.cloudcart.shell.session.OutOfMemory",
            // wrong use, told by the library in sentences of its own (ShellTest)
            "dev.cloudcart.shell.Shell");

    @Test
    void areShownToNobody() {
        var shown = new ClassFileImporter()
                        .importUrl(Application.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .filter(type -> !type.getName().startsWith("dev.cloudcart.simulators."))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(WordsOfExceptionsTest::takesTheWordsOfSomebodyElse)
                        .map(call -> call.getOriginOwner().getName().replaceAll("\\$.*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(new TreeSet<>(KNOWN));
    }

    private static boolean takesTheWordsOfSomebodyElse(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return WORDS.contains(call.getName())
                && owner.isAssignableTo(Throwable.class)
                && !owner.getPackageName().startsWith("dev.cloudcart");
    }
}
