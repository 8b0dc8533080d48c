namespace OkrBot.Graph.Client;

/// <summary>Keeps Graph's limits, and the quiet for which Graph itself asks. A batch counts as its parts, for so Graph counts it ("Throttling and batching", Learn):
/// it goes out when there is room for all of them, and a part that was told to wait is held back alone.</summary>
internal sealed class Governor(TimeProvider time) : DelegatingHandler
{
    private const string BatchPath = "/$batch";
    private readonly Limits _limits = new(time);
    private readonly Quiet _quiet = new(time);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path.EndsWith(BatchPath, StringComparison.Ordinal) && request.Content is { } content
            ? OfBatchAsync(request, content, cancellationToken)
            : OfOneAsync(Place.Of(request.Method.Method, path), request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _limits.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> OfOneAsync(Place place, HttpRequestMessage request, CancellationToken cancel)
    {
        await _limits.EnterAsync(place, cancel);
        try
        {
            if (await _quiet.PassAsync(place, cancel) is { } left) return Quiet.NotBefore(left, request);
            var response = await base.SendAsync(request, cancel);
            if (Quiet.WaitIn(response, time) is { } wait) _quiet.Hear(place, wait);
            return response;
        }
        finally
        {
            _limits.Leave(place);
        }
    }

    private async Task<HttpResponseMessage> OfBatchAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancel)
    {
        var batch = await BatchBody.ReadAsync(content, cancel);
        var places = Limits.Share(batch.Parts.Values);
        await _limits.EnterAsync(places, cancel);
        try
        {
            var heldBack = await HeldBackAsync(batch, cancel);
            if (heldBack.Count == batch.Parts.Count) return new HttpResponseMessage { RequestMessage = request, Content = BatchAnswers.None.With(heldBack) };
            if (heldBack.Count > 0) request.Content = batch.Without(heldBack);
            return await HeardAsync(batch, heldBack, await base.SendAsync(request, cancel), cancel);
        }
        finally
        {
            places.ForEach(_limits.Leave);
        }
    }

    /// <summary>The parts that may not go out yet, with how long not.</summary>
    private async Task<Dictionary<string, TimeSpan>> HeldBackAsync(BatchBody batch, CancellationToken cancel)
    {
        var heldBack = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var (id, place) in batch.Parts)
            if (await _quiet.PassAsync(place, cancel) is { } left) heldBack[id] = left;
        return heldBack;
    }

    private async Task<HttpResponseMessage> HeardAsync(BatchBody batch, Dictionary<string, TimeSpan> heldBack, HttpResponseMessage response, CancellationToken cancel)
    {
        if (Quiet.WaitIn(response, time) is { } all)
            foreach (var place in batch.Parts.Values) _quiet.Hear(place, all);
        if (!response.IsSuccessStatusCode || await BatchAnswers.ReadAsync(response.Content, cancel) is not { } answers) return response;
        foreach (var (id, wait) in answers.Waits(time))
            if (batch.Parts.TryGetValue(id, out var place)) _quiet.Hear(place, wait);
        if (heldBack.Count > 0) response.Content = answers.With(heldBack);
        return response;
    }
}
