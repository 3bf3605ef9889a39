package dev.cloudcart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An error within a call: the server alone would answer with 500 and go on.
class LastHandlerTest {

    private static final Error FAILURE = new OutOfMemoryError("as it was told to");

    @RestController
    static final class Broken {

        @GetMapping("/broken")
        String broken() {
            throw FAILURE;
        }
    }

    @Test
    void isToldOfAnErrorOfACall() throws Exception {
        var calls = MockMvcBuilders.standaloneSetup(new Broken())
                .setControllerAdvice(new Unforeseen())
                .addFilters(new LastHandler())
                .build();

        assertThat(handedOn(() -> assertThat(calls.perform(get("/broken"))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .isEqualTo(500)))
                .containsExactly(FAILURE);
    }

    @Test
    void isToldOfAnErrorBeforeACallWhateverItIsWrappedIn() throws Exception {
        assertThat(handedOn(() -> assertThatThrownBy(() -> new LastHandler()
                                .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (_, _) -> {
                                    throw new ServletException("Filter failed", FAILURE);
                                }))
                        .isInstanceOf(ServletException.class)))
                .containsExactly(FAILURE);
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
