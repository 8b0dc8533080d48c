namespace OkrBot.Graph.Client;

/// <summary>Lets one request a second through about each chat, and so many about all together.</summary>
internal sealed class ChatPace(int perSecond, TimeProvider time) : IDisposable
{
    private readonly Shelf<Pace> _chats = new(() => new Pace(1, time), own => own.IsAtRest);
    private readonly Pace _all = new(perSecond, time);

    /// <summary>How many chats are remembered.</summary>
    public int Chats => _chats.Count;

    public async Task EnterAsync(string chat, CancellationToken cancel)
    {
        var own = _chats.Take(chat);
        var isIn = false;
        try
        {
            await own.EnterAsync(cancel);
            isIn = true;
            await _all.EnterAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            if (isIn) own.Renounce();
            _chats.GiveBack(chat);
            throw;
        }
    }

    public void Leave(string chat)
    {
        _chats.Taken(chat).Leave();
        _chats.GiveBack(chat);
        _all.Leave();
    }

    /// <summary>Nothing was sent.</summary>
    public void Renounce(string chat)
    {
        _chats.Taken(chat).Renounce();
        _chats.GiveBack(chat);
        _all.Renounce();
    }

    public void Dispose()
    {
        _chats.Dispose();
        _all.Dispose();
    }
}
