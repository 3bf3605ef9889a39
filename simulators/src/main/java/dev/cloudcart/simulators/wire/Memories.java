package dev.cloudcart.simulators.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last answers of reads, for the fault that answers from the past. Bounded; the oldest go first.
final class Memories {

    private static final int KEPT_MAX = 256;

    private record Question(String method, String path, Map<String, List<String>> query, int body) {

        static Question of(Call call) {
            return new Question(call.method(), call.path(), call.query(), Arrays.hashCode(call.body()));
        }
    }

    private final Map<Question, Answer> kept = new LinkedHashMap<>();

    synchronized void keep(Call call, Answer answer) {
        var question = Question.of(call);
        kept.remove(question);
        kept.put(question, answer);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    synchronized Optional<Answer> of(Call call) {
        return Optional.ofNullable(kept.get(Question.of(call)));
    }

    synchronized void forget() {
        kept.clear();
    }
}
