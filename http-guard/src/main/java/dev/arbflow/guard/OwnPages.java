package dev.arbflow.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether a request comes from a server's own pages, or from no page at all.
 *
 * <p>A browser lets any page send requests to this machine. It tells the server by {@code Origin}
 * and {@code Sec-Fetch-Site} which page asks, except when that page has made its own host name
 * point here: then {@code Host} is that name. Programs that are no browsers send neither of the
 * former.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class OwnPages {
    /** Stands for a server that is reached through ports it does not know. */
    public static final int ANY_PORT = 0;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Set<String> names;
    private final Set<String> hosts;

    private OwnPages(Set<String> names, Set<String> hosts) {
        this.names = names;
        this.hosts = hosts;
    }

    /** A server that is addressed by the names of loopback. */
    public static OwnPages onLoopback() {
        return new OwnPages(LOOPBACK, Set.of());
    }

    /**
     * The same, also addressed otherwise.
     *
     * @param more names, with a port where it is not the server's own
     */
    public OwnPages and(Collection<String> more) {
        Set<String> allNames = new HashSet<>(names);
        Set<String> allHosts = new HashSet<>(hosts);
        for (String each : more) {
            allNames.add(each.toLowerCase(Locale.ROOT));
            allHosts.add(each.toLowerCase(Locale.ROOT));
        }
        return new OwnPages(allNames, allHosts);
    }

    /**
     * Judges a request; empty if it may be answered.
     *
     * @param port that the server listens on, or {@link #ANY_PORT}
     * @param headers all values of a header by its name
     */
    public Optional<Refusal> refusal(
            String method, int port, Function<String, List<String>> headers) {
        List<String> host = headers.apply("Host");
        if (host.size() != 1 || !isOwn(host.get(0).toLowerCase(Locale.ROOT), port)) {
            return Optional.of(Refusal.FOREIGN_HOST);
        }
        for (String origin : headers.apply("Origin")) {
            if (!isOrigin(origin, host.get(0))) {
                return Optional.of(Refusal.FOREIGN_PAGE);
            }
        }
        return isOwnSite(headers) || isFollowedLink(method, headers)
                ? Optional.empty()
                : Optional.of(Refusal.FOREIGN_PAGE);
    }

    private boolean isOwn(String host, int port) {
        if (hosts.contains(host)) {
            return true;
        }
        int colon = host.lastIndexOf(':');
        return port == ANY_PORT
                ? names.contains(host.replaceFirst(":\\d{1,5}$", ""))
                : colon > 0
                        && names.contains(host.substring(0, colon))
                        && host.substring(colon + 1).equals(Integer.toString(port));
    }

    private static boolean isOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    private static boolean isOwnSite(Function<String, List<String>> headers) {
        return OWN_SITE.containsAll(headers.apply("Sec-Fetch-Site"));
    }

    /** Somebody who follows a link to us sees our page himself; the other page does not. */
    private static boolean isFollowedLink(String method, Function<String, List<String>> headers) {
        return method.equals("GET")
                && headers.apply("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.apply("Sec-Fetch-Dest").equals(List.of("document"));
    }
}
