package de.zugang.servicekit.refusal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document where no controller is at hand: security entry points and filters. */
public final class ProblemWriter {

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var problem = new ProblemDocument(
                ProblemDocument.BLANK_TYPE,
                status.getReasonPhrase(),
                status.value(),
                status.value(),
                List.of(new ProblemDocument.Detail(message)),
                response.getHeader(RequestId.HEADER));
        response.setStatus(status.value());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
