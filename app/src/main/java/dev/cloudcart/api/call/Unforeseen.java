package dev.cloudcart.api.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Tells a program what went wrong without telling it how we look inside.
@RestControllerAdvice
final class Unforeseen extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Unforeseen.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, "There is nothing at this address.");
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    @ExceptionHandler
    ProblemDetail senseless(RequestRejectedException refused) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "There is a sign behind the question mark that no text has, such as %00: leave it out.");
    }

    @ExceptionHandler
    ProblemDetail overtaken(UnderWay.Overtaken overtaken) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "This took so long that it counted as given up, and another call with the same %s does it: nothing was changed by this one."
                        .formatted(Once.HEADER));
    }

    @ExceptionHandler({RuntimeException.class, Error.class})
    ProblemDetail broken(Throwable failure) {
        LastHandler.tell(failure);
        LOG.error("A call of the API failed", failure);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed that nobody foresaw: the log has it.");
    }
}
