package dev.cloudcart.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An error within a call: the server alone would answer with 500 and go on.
class LastHandlerTest {

    private final Error failure = new OutOfMemoryError("as it was told to");

    @RestController
    static final class Calls {

        private final Supplier<String> answer;

        Calls(Supplier<String> answer) {
            this.answer = answer;
        }

        @GetMapping("/call")
        String call() {
            return answer.get();
        }
    }

    @Test
    void isToldOfAnErrorOfACall() throws Exception {
        var calls = MockMvcBuilders.standaloneSetup(new Calls(() -> {
                    throw failure;
                }))
                .setControllerAdvice(new Unforeseen())
                .addFilters(new LastHandler())
                .build();

        assertThat(handedOn(() -> assertThat(calls.perform(get("/call"))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .isEqualTo(500)))
                .containsExactly(failure);
    }

    @Test
    void isToldOfAnErrorBeforeACallWhateverItIsWrappedIn() throws Exception {
        assertThat(handedOn(() -> assertThatThrownBy(() -> new LastHandler()
                                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (_, _) -> {
                                    throw new ServletException("Filter failed", failure);
                                }))
                        .isInstanceOf(ServletException.class)))
                .containsExactly(failure);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static List<Throwable> handedOn(Work work) throws Exception {
        var handed = new ArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, met) -> handed.add(met));
        try {
            work.run();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        return handed;
    }
}
