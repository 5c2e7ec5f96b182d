package de.zugang.servicekit.refusal;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers with a problem document where Tomcat itself refuses a request, before any filter has seen it. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String sent = response.getHeader(RequestId.HEADER);
        String requestId = sent == null ? UUID.randomUUID().toString() : sent;
        try {
            response.setHeader(RequestId.HEADER, requestId);
            response.setContentType(ProblemDocument.MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            response.getReporter()
                    .write("""
                    {"type":"about:blank","title":"%1$s","status":%2$d,"code":%2$d,"errors":[{"message":"%3$s",\
                    "field":null}],"requestId":"%4$s"}""".formatted(status.getReasonPhrase(), status.value(), message(status), requestId));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody to answer", gone);
        }
    }

    private static String message(HttpStatus status) {
        return status.is5xxServerError() ? "Technical error." : "The request does not match the contract.";
    }
}
