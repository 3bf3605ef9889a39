package dev.cloudcart.simulators.quickbooks;

import java.time.DateTimeException;
import java.time.InstantSource;

import tools.jackson.core.JacksonException;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;

/// The accounting API of one company, behind the gateway: GET reads, POST writes, and every refusal becomes its
/// fault.
final class Api {

    private final InstantSource clock;
    private final ServerSwitches switches;
    private final Reads reads;
    private final Writes writes;

    Api(InstantSource clock, ServerSwitches switches, Meter meter) {
        this.clock = clock;
        this.switches = switches;
        reads = new Reads(clock, switches, meter);
        writes = new Writes(clock, reads);
    }

    Answer answer(Call call, OpenCompany company, ApiPath path) {
        var answer = tryAnswer(call, company, path);
        return answer.status() == 400 && switches.now().faultsAs200()
                ? new Answer(200, answer.headers(), answer.body())
                : answer;
    }

    private Answer tryAnswer(Call call, OpenCompany company, ApiPath path) {
        try {
            company.books().settings().refuseEntry();
            return switch (call.method()) {
                case "GET" -> reads.answer(call, company, path);
                case "POST" -> writes.answer(call, company, path);
                default -> throw Refusal.unsupportedOperation("Method " + call.method() + " is not supported");
            };
        } catch (Meter.Spent _) {
            return Dialect.throttled(switches.now().throttle(), clock.instant());
        } catch (Refusal refusal) {
            return Dialect.refused(refusal, clock.instant());
        } catch (DateTimeException e) {
            return Dialect.refused(Refusal.invalidDate("", String.valueOf(e.getMessage())), clock.instant());
        } catch (JacksonException e) {
            return Dialect.refused(Refusal.notJson(), clock.instant());
        }
    }
}
