package de.zugang.sandbox.outbox;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page for people, its parts, and the list for tools. What was received is shown as text; HTML only in a locked frame. */
record OutboxPage(Messages messages) {

    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " connect-src 'self'; frame-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    void answer(Exchange exchange) throws IOException {
        if (!List.of("GET", "HEAD").contains(exchange.method())) {
            exchange.notAllowed("GET, HEAD");
            return;
        }
        List<String> path = exchange.path();
        switch (String.join("/", path)) {
            case "" ->
                exchange.html(
                        page(Language.of(exchange.query().get("lang"), exchange.header("Accept-Language"))),
                        PAGE_POLICY);
            case "api/messages" -> exchange.json(200, messages.all());
            case "livez", "readyz" -> exchange.json(200, java.util.Map.of("status", "UP"));
            case "outbox.css" -> exchange.resource("outbox.css", "text/css; charset=utf-8");
            case "outbox.js" -> exchange.resource("outbox.js", "text/javascript; charset=utf-8");
            default -> mail(path, exchange);
        }
    }

    /** {@code /mail/{n}}: the HTML of the n-th message. */
    private void mail(List<String> path, Exchange exchange) throws IOException {
        if (path.size() == 2 && path.getFirst().equals("mail") && path.getLast().matches("\\d{1,9}")) {
            List<OutboxMessage> all = messages.all();
            int index = Integer.parseInt(path.getLast());
            String html = index < all.size() ? all.get(index).html() : null;
            if (html != null) {
                exchange.html(html, MAIL_POLICY);
                return;
            }
        }
        exchange.notFound();
    }

    private String page(Language words) {
        List<OutboxMessage> all = messages.all();
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Zugang</title>
                <link rel="stylesheet" href="/outbox.css">
                <script src="/outbox.js" defer></script>
                </head>
                <body data-count="%d" data-arrived="%s">
                <header>
                <p class="brand">Zugang <span>Sandbox</span></p>
                <a href="/?lang=%s" lang="%s" hreflang="%s">%s</a>
                </header>
                <main>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <p role="status" class="news" id="news"></p>
                <div class="columns">
                %s
                %s
                </div>
                </main>
                </body>
                </html>
                """.formatted(
                        words.tag(),
                        words.title,
                        all.size(),
                        words.arrived,
                        words.other().tag(),
                        words.other().tag(),
                        words.other().tag(),
                        words.otherName,
                        words.title,
                        words.lead,
                        section("mailbox", words.mailbox, words.noMail, all, OutboxMessage.Channel.EMAIL, words),
                        section("phone", words.phone, words.noSms, all, OutboxMessage.Channel.SMS, words));
    }

    /** Newest first: who opens the page wants what came last. */
    private static String section(
            String id,
            String heading,
            String none,
            List<OutboxMessage> all,
            OutboxMessage.Channel channel,
            Language words) {
        String items = IntStream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> all.get(i).channel() == channel)
                .mapToObj(i -> item(i, all.get(i), words))
                .collect(Collectors.joining("\n"));
        return """
                <section class="%s" aria-labelledby="%s">
                <h2 id="%s">%s</h2>
                %s
                </section>""".formatted(id, id, id, heading, items.isEmpty() ? "<p class=\"none\">" + none + "</p>" : items);
    }

    private static String item(int index, OutboxMessage message, Language words) {
        String head = "<p class=\"meta\">%s <b>%s</b> <time datetime=\"%s\">%s</time></p>"
                .formatted(words.to, Escaped.html(message.to()), message.at(), TIME.format(message.at()));
        String text = "<pre>" + Escaped.html(message.text()) + "</pre>";
        if (message.channel() == OutboxMessage.Channel.SMS) {
            return "<article>" + head + text + "</article>";
        }
        String subject = Escaped.html(String.valueOf(message.subject()));
        if (message.html() == null) {
            return "<article><h3>" + subject + "</h3>" + head + text + "</article>";
        }
        return """
                <article><h3>%s</h3>%s
                <iframe sandbox src="/mail/%d" title="%s %s" loading="lazy"></iframe>
                <details><summary>%s</summary>%s</details></article>""".formatted(subject, head, index, words.formatted, subject, words.asText, text);
    }
}
