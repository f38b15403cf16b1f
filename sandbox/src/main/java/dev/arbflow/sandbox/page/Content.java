package dev.arbflow.sandbox.page;

import java.util.List;
import java.util.Map;

/**
 * Everything the page shows at one moment; its JSON is what browsers get.
 *
 * <p>Times are epoch milliseconds, differences basis points, ages milliseconds. A figure that is
 * not known is null.
 *
 * @param atMs our clock
 * @param origin what the data is, for example {@code SIMULATED}
 * @param eventMs how far event time has come, 0 before the first record
 * @param quietMs how long ago the last record was read; null before the first
 * @param behindMs how far detection is behind our clock; null where that is not worth saying, and
 *     for recordings, of which nobody expects to hear in time
 * @param rule thresholds that the job was configured with
 * @param links other pages of this run, by name
 * @param markets what is watched
 * @param episodes what was found
 * @param refusals what looked good and was refused
 * @param feeds how the connections do
 * @param mails the mailbox
 * @param clusters groups of behaviour; empty while no job reports any
 * @param paper the newest day of the paper account, a view per quote asset
 * @param suspects what looked like manipulation
 */
record Content(
        long atMs,
        String origin,
        long eventMs,
        Long quietMs,
        Long behindMs,
        RuleView rule,
        Map<String, String> links,
        List<MarketView> markets,
        EpisodesView episodes,
        List<RefusalView> refusals,
        List<FeedView> feeds,
        MailsView mails,
        List<ClusterView> clusters,
        List<PaperView> paper,
        SuspectsView suspects) {

    /** Thresholds. */
    record RuleView(double minNetBps, double holdNetBps, double minNotional, long dwellMs) {}

    /** One market over all venues. */
    record MarketView(String market, List<VenueView> venues, List<RouteView> routes) {}

    /** Whether a venue's book may be used, and if not, why in general. */
    enum VenueState {
        LIVE,
        /** Not proven alive for too long. */
        STALE,
        /** Delivers too late. */
        LAGGING,
        /** What it delivered waited too long in our own process. */
        LATE_HERE,
        /** The book may not be used. */
        DOWN,
        /** No book has come yet. */
        WAITING
    }

    /**
     * One venue's touch.
     *
     * @param venue its name in keys
     * @param label its name for people
     * @param reason why it is not live, for people; empty if it is
     * @param ageMs time since it was proven alive
     */
    record VenueView(
            String venue,
            String label,
            VenueState state,
            String reason,
            Double bid,
            Double bidQuantity,
            Double ask,
            Double askQuantity,
            Double feeBps,
            Long ageMs,
            Long lagMs) {}

    /**
     * A route by the newest books.
     *
     * @param usable whether both books may be used and compared
     * @param quantity base units of the profitable fill; of the touch if none is
     * @param reason why it is not usable; empty if it is
     */
    record RouteView(
            String buy,
            String sell,
            boolean usable,
            String reason,
            Double grossBps,
            Double netBps,
            Double quantity,
            Double profit) {}

    /**
     * Episodes since the page was started.
     *
     * @param found how many
     * @param closed how many by reason
     * @param medianLifetimeMs of the remembered closed ones; null without one
     * @param open all that are open
     * @param recent the newest closed ones, newest first
     */
    record EpisodesView(
            long found,
            Map<String, Long> closed,
            Long medianLifetimeMs,
            List<EpisodeView> open,
            List<EpisodeView> recent) {}

    /**
     * One episode as known so far.
     *
     * @param closeReason null while it is open
     * @param looksLike venue and kind of suspect activity on a leg while it stood; known some time
     *     after its end
     */
    record EpisodeView(
            String id,
            String market,
            String buy,
            String sell,
            String closeReason,
            long openedMs,
            long lastMs,
            double lifetimeMs,
            double lastBps,
            double meanBps,
            double peakBps,
            double quantity,
            double profit,
            boolean exhausted,
            List<String> looksLike) {}

    /**
     * What one reason has refused.
     *
     * @param explanation the reason for people
     * @param count moments refused since the start
     * @param bestGrossBps largest gross difference among them in finished minutes
     */
    record RefusalView(String reason, String explanation, long count, Double bestGrossBps) {}

    /**
     * How one feed does.
     *
     * @param state of its connection
     * @param trouble what went wrong last, for people; empty if nothing has
     * @param troubleAgeMs how long ago that was
     * @param counts counters of its connections by name
     * @param framesPerSecond over the last seconds
     */
    record FeedView(
            String feed,
            String state,
            String trouble,
            Long troubleAgeMs,
            Map<String, Long> counts,
            Double framesPerSecond) {}

    /**
     * The mailbox.
     *
     * @param received how many mails ever came
     * @param newest newest first
     */
    record MailsView(long received, List<MailView> newest) {}

    /**
     * One mail.
     *
     * @param hasHtml whether {@code /mail/<number>} shows it as it was written
     */
    record MailView(long number, String to, String subject, String text, boolean hasHtml) {}

    /** What one listing does at the moment, by the clusters of behaviour. */
    record ClusterView(String listing, long cluster, double distance) {}

    /**
     * A day of the paper account; amounts are in units of the currency.
     *
     * @param net the result: profit after fees and rebalancing
     * @param offeredProfit what all that was still there would have earned, each by itself
     * @param offered episodes that were decided on
     * @param missed how many were not taken, by the reason's name in the document
     */
    record PaperView(
            String day,
            String currency,
            Double net,
            Double profit,
            Double offeredProfit,
            Double fees,
            Double rebalancingCost,
            Double inventoryValue,
            Double meanLatencyMs,
            long offered,
            long trades,
            Map<String, Long> missed) {}

    /**
     * What looked like manipulation.
     *
     * @param lastHour how many stretches ended within an hour of event time
     * @param newest those that ended last, newest first
     */
    record SuspectsView(long lastHour, List<SuspectView> newest) {}

    /** One stretch of it; {@code side} is null where both sides belong to it. */
    record SuspectView(
            String id,
            String venue,
            String market,
            String kind,
            String side,
            long startMs,
            long endMs,
            long signals,
            Double peak,
            Double quantity) {}
}
