package dev.cloudcart.simulators.quickbooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.cloudcart.simulators.quickbooks.books.Outcome;
import dev.cloudcart.simulators.quickbooks.entities.Fragments;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.Version;
import dev.cloudcart.simulators.wire.Answer;

/// A whole answer in the form in which it is remembered: outcomes, not bytes.
sealed interface Reply {

    Answer answer();

    /// Whether nothing was done.
    boolean failed();

    record Single(Outcome outcome, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(2048).raw("{");
            write(outcome, out);
            int status = outcome instanceof Outcome.Failed(Refusal refusal) ? refusal.status : 200;
            return Answer.json(status, out.raw(",\"time\":\"" + time + "\"}").bytes());
        }

        @Override
        public boolean failed() {
            return outcome.failed();
        }
    }

    record Many(List<String> ids, List<Outcome> outcomes, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(outcomes.size() * 2048).raw("{\"BatchItemResponse\":[");
            for (int i = 0; i < outcomes.size(); i++) {
                out.raw(i == 0 ? "{" : ",{");
                write(outcomes.get(i), out);
                out.raw(",\"bId\":").quoted(ids.get(i)).raw("}");
            }
            return Answer.json(200, out.raw("],\"time\":\"" + time + "\"}").bytes());
        }

        @Override
        public boolean failed() {
            return outcomes.stream().allMatch(Outcome::failed);
        }

        /// The order of a batch is not promised (Intuit, Batch). The same ids give the same order again.
        Many shuffled() {
            var order = new ArrayList<>(IntStream.range(0, ids.size()).boxed().toList());
            Collections.shuffle(order, new Random(ids.hashCode()));
            return new Many(
                    order.stream().map(ids::get).toList(),
                    order.stream().map(outcomes::get).toList(),
                    time);
        }
    }

    /// What came of the parts of an upload.
    record Uploads(List<Outcome> outcomes, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(outcomes.size() * 1024).raw("{\"AttachableResponse\":[");
            for (int i = 0; i < outcomes.size(); i++) {
                out.raw(i == 0 ? "{" : ",{");
                write(outcomes.get(i), out);
                out.raw("}");
            }
            return Answer.json(200, out.raw("],\"time\":\"" + time + "\"}").bytes());
        }

        @Override
        public boolean failed() {
            return outcomes.stream().allMatch(Outcome::failed);
        }
    }

    /// Writes the property that carries the result, such as `"Invoice":{…}` or `"Fault":{…}`.
    private static void write(Outcome outcome, Fragments out) {
        switch (outcome) {
            case Outcome.Stored(Kind kind, Version version) ->
                out.raw("\"" + kind.entity + "\":").raw(version.bytes());
            case Outcome.Deleted(Kind kind, String id) ->
                out.raw("\"" + kind.entity + "\":{\"status\":\"Deleted\",\"domain\":\"QBO\",\"Id\":")
                        .quoted(id)
                        .raw("}");
            case Outcome.Found(String property, byte[] response) ->
                out.raw("\"" + property + "\":").raw(response);
            case Outcome.Failed(Refusal refusal) -> out.raw("\"Fault\":").raw(Dialect.fault(refusal));
        }
    }
}
