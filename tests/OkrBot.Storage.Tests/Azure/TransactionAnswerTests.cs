using System.Text;
using OkrBot.Storage.Azure.Tables;

namespace OkrBot.Storage.Tests.Azure;

public sealed class TransactionAnswerTests
{
    // Laid out as in Learn, "Performing entity group transactions".
    private const string Good = """
        --batchresponse_4c637ba4-b2f8-40f8-8856-c2d10d163a83
        Content-Type: multipart/mixed; boundary=changesetresponse_955358ab-62b1-4d6c-804b-41cebb7c5e42

        --changesetresponse_955358ab-62b1-4d6c-804b-41cebb7c5e42
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 204 No Content
        X-Content-Type-Options: nosniff
        Preference-Applied: return-no-content
        DataServiceVersion: 3.0;
        Location: https://myaccount.table.core.windows.net/Blogs(PartitionKey='Channel_17',RowKey='3')
        ETag: W/"datetime'2013-06-25T18%3A00%3A29.7634496Z'"


        --changesetresponse_955358ab-62b1-4d6c-804b-41cebb7c5e42
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 204 No Content
        DataServiceVersion: 1.0;


        --changesetresponse_955358ab-62b1-4d6c-804b-41cebb7c5e42--
        --batchresponse_4c637ba4-b2f8-40f8-8856-c2d10d163a83--
        """;

    private const string Bad = """
        --batchresponse_bb80a8f5
        Content-Type: multipart/mixed; boundary=changesetresponse_c9d3f0a8

        --changesetresponse_c9d3f0a8
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 409 Conflict
        Content-ID: 3
        Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

        {"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"12:The specified entity already exists.\n\nRequestId:1\nTime:2013-06-25T18:00:30Z"}}}
        --changesetresponse_c9d3f0a8--
        --batchresponse_bb80a8f5--
        """;

    private static IReadOnlyList<ActionAnswer> Read(string text) => TransactionAnswer.Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_good_answer_has_each_actions_mark(string lineEnd)
    {
        var answers = Read(Good.ReplaceLineEndings(lineEnd));
        Assert.Equal([(204, "W/\"datetime'2013-06-25T18%3A00%3A29.7634496Z'\""), (204, "")], answers.Select(answer => (answer.Status, answer.ETag)));
    }

    [Fact]
    public void A_refusal_names_the_action_and_the_reason()
    {
        var answer = Assert.Single(Read(Bad.ReplaceLineEndings("\r\n")));
        Assert.Equal((409, "EntityAlreadyExists", 12), (answer.Status, answer.Code, answer.Index));
    }

    [Theory]
    [InlineData("The specified entity already exists.")]
    [InlineData(":nothing")]
    [InlineData("first:nothing")]
    [InlineData("-1:nothing")]
    [InlineData("99999999999:nothing")]
    public void A_message_without_an_index_names_none(string message) => Assert.Null(new ActionAnswer(409, "", "EntityAlreadyExists", message).Index);

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("HTTP/1.1 nonsense")]
    public void What_is_no_answer_has_no_parts(string text) => Assert.Empty(Read(text));
}
