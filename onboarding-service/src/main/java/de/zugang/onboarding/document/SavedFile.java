package de.zugang.onboarding.document;

import de.zugang.onboarding.order.OrderId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What goes with a document, so that no browser opens it in our name: it is saved, under a name of ours. */
public final class SavedFile {

    private SavedFile() {}

    public static HttpHeaders headers(OrderId order, String document) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PDF);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(document + "-" + order + ".pdf")
                .build());
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        return headers;
    }
}
